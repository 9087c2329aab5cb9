using System.Net;
using System.Text;
using Spit.Simulator.Answering;
using Spit.Simulator.Calling;
using Spit.Simulator.Reporting;
using Spit.Simulator.Scenarios;
using Spit.Sip;
using Spit.Sip.Messages;
using Spit.Sip.Transactions;

namespace Spit.Simulator.Tests.Calling;

/// <summary>Both sides of one call, over a wire that a test may cut, in time that a test lets pass.</summary>
internal sealed class TwoParties
{
    private static readonly IPEndPoint CallerAddress = new(IPAddress.Loopback, 5070);
    private static readonly IPEndPoint EdgeAddress = new(IPAddress.Loopback, 5060);
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(2);

    private readonly PriorityQueue<(bool ToCallee, byte[] Bytes), TimeSpan> _wire = new();
    private readonly SipHeaderSlot[] _slots = new SipHeaderSlot[SipLimits.MaxHeaders];
    private readonly Agenda _agenda = new();
    private readonly CalledParties _called;

    public TwoParties(TimeSpan ring, TimeSpan? talk)
    {
        Ledger = new Ledger(["fra1"], Verdicts.Add);
        var plan = new PlannedCall
        {
            At = TimeSpan.Zero,
            Kind = CallerKind.Family,
            Caller = PhoneNumbers.Family(0, 0),
            Callee = PhoneNumbers.Family(0, 1),
            Edge = new PopEdge("fra1", EdgeAddress),
            Source = IPAddress.Loopback,
            Ring = ring,
            Talk = talk,
        };
        var identity = new CallIdentity { CallId = "c1", Token = "t1", Call = plan, Local = CallerAddress };
        Call = new OutgoingCall(identity, SipTimers.Default, (message, _) => Send(true, message), Ledger);
        _called = new CalledParties(
            EdgeAddress, (message, _) => Send(false, message), SipTimers.Default, _agenda, Ledger, _ => plan);
    }

    public OutgoingCall Call { get; }

    public Ledger Ledger { get; }

    public List<CallVerdict> Verdicts { get; } = [];

    /// <summary>First lines of all that was sent, lost or not, each marked with its direction.</summary>
    public List<string> Sent { get; } = [];

    public TimeSpan Now { get; private set; }

    /// <summary>Whether a message, by its first line, is lost.</summary>
    public Func<string, bool> IsLost { get; set; } = _ => false;

    /// <summary>
    /// Answers in the callee's place when it returns a response's first line and headers; null: it goes on.
    /// </summary>
    public Func<string, string?> Intercept { get; set; } = _ => null;

    public void Start()
    {
        Call.Start(Now);
        _agenda.Enter(Call);
    }

    /// <summary>Lets time pass, until a time or until nothing is due.</summary>
    public void Run(TimeSpan until)
    {
        while (true)
        {
            var arrival = _wire.TryPeek(out _, out var at) ? at : TimeSpan.MaxValue;
            var next = arrival < _agenda.NextDue ? arrival : _agenda.NextDue;
            if (next > until)
                break;
            Now = next > Now ? next : Now;
            if (arrival <= Now && _wire.TryDequeue(out var message, out _))
                Receive(message.ToCallee, message.Bytes);
            _agenda.Elapse(Now);
        }

        Now = until;
    }

    public void HangUp()
    {
        Call.HangUp(Now);
        _agenda.Enter(Call);
    }

    private bool Send(bool toCallee, ReadOnlySpan<byte> message)
    {
        var text = Encoding.UTF8.GetString(message);
        var line = text[..text.IndexOf("\r\n", StringComparison.Ordinal)];
        Sent.Add($"{(toCallee ? ">" : "<")} {line}");
        if (IsLost(line))
            return true;
        if (toCallee && Intercept(line) is { } answer)
            _wire.Enqueue((false, Answer(message, answer)), Now + Delay);
        else
            _wire.Enqueue((toCallee, message.ToArray()), Now + Delay);
        return true;
    }

    private byte[] Answer(ReadOnlySpan<byte> request, string answer)
    {
        Assert.Equal(SipParseError.None, SipMessageView.TryRead(request, _slots, out var view));
        var written = new ResponseText(EdgeAddress, "edge").Write(view, 100, "placeholder"u8);
        var text = Encoding.UTF8.GetString(written);
        return Encoding.UTF8.GetBytes(answer + text[text.IndexOf("\r\n", StringComparison.Ordinal)..]);
    }

    private void Receive(bool toCallee, byte[] bytes)
    {
        Assert.Equal(SipParseError.None, SipMessageView.TryRead(bytes, _slots, out var message));
        if (toCallee)
        {
            _called.Receive(message, CallerAddress, Now);
        }
        else
        {
            Call.Receive(message, Now);
            _agenda.Enter(Call);
        }
    }
}
