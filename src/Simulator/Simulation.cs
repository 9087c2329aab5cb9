using System.Net;
using System.Text;
using Spit.Simulator.Answering;
using Spit.Simulator.Calling;
using Spit.Simulator.Reporting;
using Spit.Simulator.Scenarios;
using Spit.Simulator.Transport;
using Spit.Sip;
using Spit.Sip.Messages;
using Spit.Sip.Transactions;

namespace Spit.Simulator;

/// <summary>Runs everybody's calls.</summary>
internal sealed class Simulation : IDisposable
{
    /// <summary>How long the last calls have to end; an edge that answers needs milliseconds.</summary>
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(4);

    private readonly SimulatorOptions _options;
    private readonly Ledger _ledger;
    private readonly EventLoop _loop;
    private readonly Queue<PlannedCall> _plan;
    private readonly Dictionary<string, OutgoingCall> _calls = [];
    private readonly Dictionary<string, PlannedCall> _placed = [];
    private readonly CalledParties _called;
    private readonly Dictionary<(IPAddress Source, string Pop), UdpPort> _callers = [];
    private readonly UdpPort _answering;
    private readonly SipHeaderSlot[] _slots = new SipHeaderSlot[SipLimits.MaxHeaders];

    /// <exception cref="System.Net.Sockets.SocketException">An address cannot be bound.</exception>
    public Simulation(SimulatorOptions options, Ledger ledger, TimeProvider time)
    {
        (_options, _ledger, _loop) = (options, ledger, new EventLoop(time));
        _plan = new Queue<PlannedCall>(City.Plan(options));
        try
        {
            _answering = _loop.Open(options.Listen);
            foreach (var call in _plan)
                Port(call);
        }
        catch
        {
            Dispose();
            throw;
        }

        _called = new CalledParties(
            _answering.Address, _answering.Send, SipTimers.Default, _loop.Agenda, ledger, _placed.GetValueOrDefault);
    }

    /// <summary>Whether every call that was placed has ended.</summary>
    public bool IsQuiet => _calls.Values.All(call => call.Phase == CallPhase.Over);

    private TimeSpan Now => _loop.Now;

    /// <summary>Places the calls until the duration is over or the token stops it; then all calls are ended.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (Now < _options.Duration && !stop.IsCancellationRequested)
        {
            PlaceDueCalls();
            await _loop.StepAsync(_plan.TryPeek(out var next) ? next.At : TimeSpan.MaxValue, Receive);
        }

        HangUpAll();
        var end = Now + LongestFarewell;
        while (Now < end && !IsQuiet)
            await _loop.StepAsync(end, Receive);
        await _loop.CloseAsync();
    }

    public void Dispose() => _loop.Dispose();

    private void PlaceDueCalls()
    {
        while (_plan.TryPeek(out var next) && next.At <= Now)
            Place(_plan.Dequeue());
    }

    private void Place(PlannedCall plan)
    {
        var port = Port(plan);
        // Unique between two runs at the same edge, which may remember the branches and calls of the last one.
        var token = $"{Convert.ToHexStringLower(Guid.NewGuid().ToByteArray().AsSpan(0, 6))}{_calls.Count}";
        var callId = $"{token}@{port.Address.Address}";
        var identity = new CallIdentity { CallId = callId, Token = token, Call = plan, Local = port.Address };
        var call = new OutgoingCall(identity, SipTimers.Default, port.Send, _ledger);
        _calls.Add(callId, call);
        _placed.Add(callId, plan);
        call.Start(Now);
        _loop.Agenda.Enter(call);
    }

    /// <summary>
    /// A socket per source and edge: calls of one source reach two points of presence from two ports.
    /// </summary>
    private UdpPort Port(PlannedCall call)
    {
        if (!_callers.TryGetValue((call.Source, call.Edge.Pop), out var port))
        {
            port = _loop.Open(new IPEndPoint(call.Source, 0));
            _callers.Add((call.Source, call.Edge.Pop), port);
        }

        return port;
    }

    private void Receive(ReceivedDatagram datagram)
    {
        // What is no SIP message, or an unknown call's, is ignored: the transactions' timers tell what is missing.
        if (SipMessageView.TryRead(datagram.Bytes, _slots, out var message) != SipParseError.None)
            return;
        if (datagram.Port == _answering)
        {
            if (message.IsRequest)
                _called.Receive(message, datagram.From, Now);
        }
        else if (!message.IsRequest && _calls.TryGetValue(Encoding.UTF8.GetString(message.CallId), out var call))
        {
            call.Receive(message, Now);
            _loop.Agenda.Enter(call);
        }
    }

    private void HangUpAll()
    {
        foreach (var call in _calls.Values)
        {
            call.HangUp(Now);
            _loop.Agenda.Enter(call);
        }
    }
}
