using System.Net;
using System.Text;
using Spit.Simulator.Answering;
using Spit.Simulator.Calling;
using Spit.Simulator.Reporting;
using Spit.Simulator.Scenarios;
using Spit.Simulator.Transport;
using Spit.Sip;
using Spit.Sip.Messages;
using Spit.Sip.Uris;

namespace Spit.Simulator.Speaking;

/// <summary>
/// Two calls through an edge that challenges them, one by a human and one by a robot, at the same time.
/// </summary>
internal sealed class SpokenCalls : IDisposable
{
    /// <summary>Nobody is at the machine longer; a human whom it asks for a key keys none, and waits for it.</summary>
    private static readonly TimeSpan LongestCalls = TimeSpan.FromSeconds(90);

    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(4);

    /// <summary>
    /// Of both together. An edge lets a call through that the grid says nothing of in time, as it may be with the first
    /// ones on a busy machine.
    /// </summary>
    private const int MostRedials = 4;

    private readonly EventLoop _loop;
    private readonly UdpPort _answering;
    private readonly Voices _voices;
    private readonly Ledger _ledger;
    private readonly Action<TimeSpan, PlannedCall, string> _tell;
    private readonly Random _random;
    private readonly Dictionary<UdpPort, SpokenCall> _signalling = [];
    private readonly Dictionary<UdpPort, Telephone> _audio = [];
    private readonly Dictionary<string, SpokenCall> _incoming = [];
    private readonly SipHeaderSlot[] _slots = new SipHeaderSlot[SipLimits.MaxHeaders];
    private SpokenCall _human;
    private SpokenCall _robot;
    private int _redials;

    /// <param name="options">Its edge for the challenge is set.</param>
    /// <param name="voices">What is said.</param>
    /// <param name="ledger">Told of the verdicts on these two.</param>
    /// <param name="tell">Told of each turn a call takes.</param>
    /// <param name="time">Its time passes in steps of 20 ms.</param>
    /// <exception cref="System.Net.Sockets.SocketException">An address cannot be bound.</exception>
    public SpokenCalls(
        SimulatorOptions options,
        Voices voices,
        Ledger ledger,
        Action<TimeSpan, PlannedCall, string> tell,
        TimeProvider time)
    {
        (_loop, _voices, _ledger, _tell) = (new EventLoop(time), voices, ledger, tell);
        _random = new Random(options.Seed);
        try
        {
            _answering = _loop.Open(options.Listen);
            _human = Arrange(StrangerScenario.Human(options));
            _robot = Arrange(StrangerScenario.Robot(options));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    private TimeSpan Now => _loop.Now;

    private bool IsOver => _human.IsOver && _robot.IsOver;

    /// <summary>Places both calls, and tells what came of them when both are over, or were stopped.</summary>
    public async Task<ChallengeSummary> RunAsync(CancellationToken stop)
    {
        foreach (var call in Both())
            Start(call);
        var end = Now + LongestCalls;
        while (Now < end && !IsOver && !stop.IsCancellationRequested)
        {
            await _loop.StepAsync(end, Receive);
            (_human, _robot) = (Redial(_human), Redial(_robot));
        }

        foreach (var call in Both())
            HangUp(call);
        end = Now + LongestFarewell;
        while (Now < end && !IsOver)
            await _loop.StepAsync(end, Receive);
        await _loop.CloseAsync();
        return new ChallengeSummary
        {
            Human = _human.Summarise(_voices.Sentence, _voices.Callee),
            Robot = _robot.Summarise(_voices.Message, _voices.Callee),
        };
    }

    public void Dispose() => _loop.Dispose();

    private SpokenCall[] Both() => [_human, _robot];

    private void Start(SpokenCall call)
    {
        call.Start(Now);
        _loop.Agenda.Enter(call);
    }

    private void HangUp(SpokenCall call)
    {
        call.HangUp(Now);
        _loop.Agenda.Enter(call);
    }

    /// <summary>Who reached the callee without meeting the machine, tries again.</summary>
    private SpokenCall Redial(SpokenCall call)
    {
        if (!call.IsLetThrough || _redials == MostRedials)
            return call;
        _redials++;
        _tell(Now, call.Plan, "was not challenged, and calls again");
        HangUp(call);
        var next = Arrange(call.Plan with { At = Now });
        Start(next);
        return next;
    }

    private SpokenCall Arrange(PlannedCall plan)
    {
        var (signalling, callerAudio) = (Open(plan.Source), Open(plan.Source));
        var calleeAudio = Open(_answering.Address.Address);
        ISpeaker speaker = plan.Kind == CallerKind.Human
            ? new Human(_voices.Hello, _voices.Sentence, _random)
            : new Recital(_voices.Message, delay: 0);
        var caller = new Telephone(speaker, callerAudio.Address, callerAudio.Send, _random);
        var callee = new Telephone(
            new Recital(_voices.Callee, delay: 25), calleeAudio.Address, calleeAudio.Send, _random);
        // Unique between two runs at the same edge, which may remember the branches and calls of the last one.
        var token = Convert.ToHexStringLower(Guid.NewGuid().ToByteArray().AsSpan(0, 8));
        var identity = new CallIdentity
        {
            CallId = $"{token}@{plan.Source}",
            Token = token,
            Call = plan,
            Local = signalling.Address,
            Offer = caller.Offer(),
        };
        var lines = new CallLines(Of(signalling), Of(callerAudio), Of(_answering), Of(calleeAudio));
        var call = new SpokenCall(identity, lines, caller, callee, _ledger, _tell);
        _signalling.Add(signalling, call);
        _audio.Add(callerAudio, caller);
        _audio.Add(calleeAudio, callee);
        return call;

        UdpPort Open(IPAddress address) => _loop.Open(new IPEndPoint(address, 0));
        static Line Of(UdpPort port) => new(port.Address, port.Send);
    }

    private void Receive(ReceivedDatagram datagram)
    {
        if (_audio.TryGetValue(datagram.Port, out var telephone))
        {
            telephone.Receive(datagram.Bytes);
            return;
        }

        // What is no SIP message is ignored: the transactions' timers tell what is missing.
        if (SipMessageView.TryRead(datagram.Bytes, _slots, out var message) != SipParseError.None)
            return;
        if (datagram.Port == _answering)
            ReceiveAtCallees(message, datagram.From);
        else if (_signalling.TryGetValue(datagram.Port, out var call)
            && message.CallId.SequenceEqual(Encoding.UTF8.GetBytes(call.CallId)))
        {
            call.ReceiveAtCaller(message, datagram.From, Now);
            _loop.Agenda.Enter(call);
        }
    }

    private void ReceiveAtCallees(SipMessageView request, IPEndPoint edge)
    {
        if (!request.IsRequest)
            return;
        // The machine connects by a call of its own: whose it is, its From says.
        var callId = Encoding.UTF8.GetString(request.CallId);
        if (!_incoming.TryGetValue(callId, out var call) && request.Method == SipMethod.Invite)
        {
            var caller = SipUri.TryRead(request.From.Uri, out var uri) ? Encoding.UTF8.GetString(uri.User) : "";
            call = Both().FirstOrDefault(c => c.Plan.Caller == caller && !_incoming.ContainsValue(c));
            if (call is not null)
                _incoming.Add(callId, call);
        }

        if (call is not null)
        {
            call.ReceiveAtCallee(request, edge, Now);
            _loop.Agenda.Enter(call);
        }
        else if (request.Method != SipMethod.Ack)
        {
            var (code, phrase) = request.Method == SipMethod.Invite ? (404, "Not Found") : (481, "Call Does Not Exist");
            var responses = new ResponseText(_answering.Address, "none");
            _answering.Send(responses.Write(request, code, Encoding.UTF8.GetBytes(phrase)), edge);
        }
    }
}
