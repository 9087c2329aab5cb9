using System.Net;
using System.Security.Cryptography;
using Spit.Sip;
using Spit.Sip.Messages;
using Spit.Sip.Transactions;

namespace Spit.Challenger.Sip;

/// <summary>
/// Where SIP messages meet the calls they are for: transactions, dialogs, timers (RFC 3261 8, 12, 17).
/// </summary>
/// <remarks>
/// One lock guards all of it, and all that happens to calls; nothing waits inside. A challenger has some hundred calls,
/// so that its timers are looked through rather than kept in order.
/// </remarks>
internal sealed partial class Switchboard(SipTimers timers, TimeProvider time, ILogger<Switchboard> logger)
    : IDisposable
{
    // A 25th of T1: nobody notices a retransmission that is 20 ms late.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);

    private readonly Lock _gate = new();
    private readonly long _epoch = time.GetTimestamp();
    private readonly HashSet<ITimed> _timed = [];
    private readonly Dictionary<TransactionKey, InviteServer> _invites = new(TransactionKeyComparer.Instance);
    private readonly Dictionary<string, IResponseReceiver> _clients = [];
    private readonly Dictionary<string, CallLeg> _legs = [];
    private readonly AnswerMemory _answers = new(timers.TimerJ);
    private readonly SipHeaderSlot[] _slots = new SipHeaderSlot[SipLimits.MaxHeaders];
    private readonly byte[] _output = new byte[SipLimits.MaxDatagramBytes];
    private SipPort? _port;
    private ICallDesk? _desk;
    private RequestRouting? _routing;
    private ITimer? _timer;

    public SipTimers Timers { get; } = timers;

    /// <summary>Monotonic.</summary>
    public TimeSpan Now => time.GetElapsedTime(_epoch);

    public string ContactLine => $"Contact: <sip:{_port!.SentBy}>\r\n";

    public IPEndPoint Local => _port!.Local;

    public static string NewToken() => RandomNumberGenerator.GetHexString(16, lowercase: true);

    public string ViaOf(string branch) => $"SIP/2.0/UDP {_port!.SentBy};branch=z9hG4bK{branch};rport";

    /// <summary>Begins to listen.</summary>
    /// <param name="endPoint">Where.</param>
    /// <param name="advertised">What others are to call it; null: just that.</param>
    /// <param name="desk">Takes the calls.</param>
    public void Open(IPEndPoint endPoint, string? advertised, ICallDesk desk)
    {
        _desk = desk;
        _routing = new RequestRouting(this, desk);
        _port = new SipPort(endPoint, advertised, OnDatagram, logger);
        _timer = time.CreateTimer(static board => ((Switchboard)board!).Elapse(), this, Tick, Tick);
        _port.Start();
        LogListening(_port.Local);
    }

    /// <summary>Runs something under the lock: how whatever was waited for comes back in.</summary>
    public void Enter(Action action)
    {
        lock (_gate)
        {
            try
            {
                action();
            }
            catch (Exception e)
            {
                LogFault(e, "event");
            }
        }
    }

    public bool Send(ReadOnlySpan<byte> message, IPEndPoint target) => _port!.TrySend(message, target);

    public void Add(ITimed timed) => _timed.Add(timed);

    public void Remove(ITimed timed) => _timed.Remove(timed);

    public void Add(CallLeg leg) => _legs[leg.Dialog.Key] = leg;

    public void Remove(CallLeg leg) => _legs.Remove(leg.Dialog.Key);

    public CallLeg? FindLeg(string callId, string localTag) => _legs.GetValueOrDefault(Dialog.KeyOf(callId, localTag));

    public void Own(string branch, IResponseReceiver receiver) => _clients[branch] = receiver;

    public void Disown(string branch) => _clients.Remove(branch);

    public void Add(TransactionKey key, InviteServer invite)
    {
        _invites[key] = invite;
        _timed.Add(invite);
    }

    public InviteServer? FindInvite(TransactionKey key) => _invites.GetValueOrDefault(key);

    /// <summary>Answers a request other than INVITE, and answers it so again when it comes again.</summary>
    public void Answer(
        TransactionKey key, SipMessageView request, IPEndPoint source, int code, string phrase, string extra = "")
    {
        var bytes = WriteResponse(request, code, phrase, NewToken(), extra, source, default);
        _answers.Keep(key, bytes, Now);
        Send(bytes, source);
    }

    public bool TryRepeat(TransactionKey key, IPEndPoint source)
    {
        if (_answers.Find(key, Now) is not { } answer) return false;
        Send(answer, source);
        return true;
    }

    public byte[] WriteResponse(
        SipMessageView request,
        int code,
        string phrase,
        string toTag,
        string extra,
        IPEndPoint source,
        ReadOnlySpan<byte> body)
    {
        if (!body.IsEmpty) extra += "Content-Type: application/sdp\r\n";
        var length = SipResponseWriter.Write(
            request, code, System.Text.Encoding.Latin1.GetBytes(phrase), System.Text.Encoding.Latin1.GetBytes(toTag),
            System.Text.Encoding.Latin1.GetBytes(extra), source.Address, source.Port, _output, body);
        return length < 0 ? [] : _output.AsSpan(0, length).ToArray();
    }

    public void Dispose()
    {
        _timer?.Dispose();
        _port?.Dispose();
    }

    private void OnDatagram(ReadOnlySpan<byte> datagram, IPEndPoint source)
    {
        lock (_gate)
        {
            try
            {
                var error = SipMessageView.TryRead(datagram, _slots, out var message);
                if (error != SipParseError.None) Refuse(message, error, source);
                else if (message.IsRequest) _routing!.Receive(message, source);
                else OnResponse(message);
            }
            catch (Exception e)
            {
                LogFault(e, "message");
            }
        }
    }

    private void Refuse(SipMessageView message, SipParseError error, IPEndPoint source)
    {
        var code = SipParseErrors.StatusCode(error);
        if (code == 0 || !message.CanAnswer) return;
        var phrase = System.Text.Encoding.Latin1.GetString(SipParseErrors.ReasonPhrase(error));
        Send(WriteResponse(message, code, phrase, NewToken(), "", source, default), source);
    }

    private void OnResponse(SipMessageView response)
    {
        const int CookieLength = 7;
        var via = response.TopVia;
        if (!via.HasMagicCookie) return;
        var branch = Dialog.Text(via.Branch[CookieLength..]);
        if (response.CSeq.Method == SipMethod.Cancel) branch += "/CANCEL";
        if (_clients.TryGetValue(branch, out var receiver)) receiver.OnResponse(response);
    }

    private void Elapse()
    {
        lock (_gate)
        {
            try
            {
                var now = Now;
                foreach (var timed in _timed.Where(t => t.NextDue <= now).ToArray()) timed.Elapse(now);
                foreach (var (key, invite) in _invites.Where(i => i.Value.IsOver).ToArray())
                {
                    _invites.Remove(key);
                    _timed.Remove(invite);
                }
                _timed.RemoveWhere(t => t is InviteClient { IsOver: true });
                _answers.Forget(now);
            }
            catch (Exception e)
            {
                LogFault(e, "timer");
            }
        }
    }

    [LoggerMessage(5003, LogLevel.Error, "One {What} was lost to a fault in the challenger; it goes on")]
    private partial void LogFault(Exception fault, string what);

    [LoggerMessage(5004, LogLevel.Information, "Listening for SIP on udp {Local}")]
    private partial void LogListening(IPEndPoint local);
}
