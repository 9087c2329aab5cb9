using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Spit.Challenger.Audio;
using Spit.Challenger.Calls;
using Spit.Challenger.Sip;
using Spit.Challenger.Tests.Audio;
using Spit.Challenger.Tests.Sip;
using Spit.Media.Codecs;
using Spit.Media.Sdp;
using Spit.Sip.Transactions;

namespace Spit.Challenger.Tests.Calls;

/// <summary>Two phones that were connected, as a call at the machine connects them; time stands still.</summary>
internal sealed class TalkingCall : ICallDesk, ICallUser, IDisposable
{
    public static readonly TimeSpan AskEvery = TimeSpan.FromMinutes(2);

    private readonly EngineUnderTest _engine = new();
    private readonly Switchboard _board;
    private readonly FakeTimeProvider _time = new();
    private readonly List<string> _counted = [];
    private readonly CallParty _caller;
    private readonly CallParty _callee;
    private MediaPath? _path;
    private int _breaks;

    /// <param name="isWanted">Whether audio is to go directly.</param>
    public TalkingCall(bool isWanted = true)
    {
        IsWanted = isWanted;
        _board = new Switchboard(SipTimers.Default, _time, NullLogger<Switchboard>.Instance);
        var (a, b) = (_engine.Open(), _engine.Open());
        (CallersRelay, CalleesRelay) = (a.Local, b.Local);
        _caller = new CallParty(a, new LocalSession(a.Local, 77));
        _callee = new CallParty(b, new LocalSession(b.Local, 78)) { IsCalled = true };
        _board.Open(new IPEndPoint(IPAddress.Loopback, 0), null, this);
        Caller.Call(_board.Local);
        _board.Enter(() => _callee.Leg = CallLeg.Call(_board, DialogTo(Callee.Sip), this, "", Offer()));
        Callee.Answer(_board.Local);
    }

    public bool IsWanted { get; }

    public Phone Caller { get; } = new("caller");

    public Phone Callee { get; } = new("callee");

    /// <summary>Where the challenger hears the caller.</summary>
    public IPEndPoint CallersRelay { get; }

    public IPEndPoint CalleesRelay { get; }

    public MediaState State => Ask(() => _path!.State);

    public bool IsBroken => Ask(() => _breaks > 0);

    /// <summary>What was counted, in order.</summary>
    public string Counted => Ask(() => string.Join(' ', _counted));

    bool ICallDesk.HasRoom => true;

    /// <summary>Both talk for a moment, and then it is looked whether their audio may go directly.</summary>
    public async Task LookAsync()
    {
        await TalkAsync();
        Advance(3);
        Look();
    }

    public void Look() => _board.Enter(_path!.Look);

    /// <summary>Audio of each reaches the other by way of the relay.</summary>
    public async Task TalkAsync()
    {
        byte[] payload = [.. Enumerable.Repeat((byte)0x55, 160)];
        Caller.Rtp.Send(CallersRelay, payload, 8);
        Callee.Rtp.Send(CalleesRelay, payload, 8);
        Assert.Equal(payload, Caller.Rtp.Receive().Payload);
        Assert.Equal(payload, Callee.Rtp.Receive().Payload);
        await Until.TrueAsync(() => _caller.Audio.Place != 0 && _callee.Audio.Place != 0);
    }

    /// <summary>The caller is asked for an offer, makes it, and the callee hears it.</summary>
    public SipText PassOffer()
    {
        Caller.Respond(Caller.Receive("INVITE"), 200, Caller.Sdp());
        return Callee.Receive("INVITE");
    }

    /// <summary>Goes direct.</summary>
    public async Task GoDirectAsync()
    {
        await LookAsync();
        Callee.Respond(PassOffer(), 200, Callee.Sdp());
        Callee.Receive("ACK");
        Caller.Receive("ACK");
        Assert.Equal(MediaState.Direct, State);
    }

    public void Advance(double seconds) => _time.Advance(TimeSpan.FromSeconds(seconds));

    public void Dispose()
    {
        _board.Dispose();
        _engine.Dispose();
        Caller.Dispose();
        Callee.Dispose();
    }

    void ICallDesk.OnCall(InviteServer server, string tag, IPEndPoint source)
    {
        _caller.Leg = CallLeg.Answer(_board, server, Dialog.OfInvite(server.Read(), tag, source), this);
        Assert.Equal(SdpFault.None, _caller.Session.TryAnswer(server.Read().Body, out var answer, out var terms));
        _caller.Apply(terms);
        _caller.Leg.Respond(200, "OK", body: answer);
    }

    void ICallUser.OnRinging(CallLeg leg)
    {
    }

    void ICallUser.OnAnswered(CallLeg leg, byte[] description)
    {
        Assert.True(_callee.TryAccept(description));
        AudioLeg.Bridge(_caller.Audio, _callee.Audio);
        _path = new MediaPath(_board, _caller, _callee, IsWanted, AskEvery, _counted.Add, () => _breaks++);
    }

    void ICallUser.OnFailed(CallLeg leg, int code) => Assert.Fail($"The callee was not reached: {code}");

    void ICallUser.OnOffer(CallLeg leg, InviteServer invite, byte[] offer) => _path!.OnOffer(leg, invite, offer);

    void ICallUser.OnHungUp(CallLeg leg)
    {
        _path!.Close();
        (leg == _caller.Leg ? _callee : _caller).Leg!.HangUp(480, "Temporarily Unavailable");
    }

    // What a message brings about is over when the lock is free again.
    private T Ask<T>(Func<T> question)
    {
        var answer = default(T)!;
        _board.Enter(() => answer = question());
        return answer;
    }

    private byte[] Offer() => _callee.Session.Offer(G711Law.A, AudioDirection.SendReceive);

    private static Dialog DialogTo(IPEndPoint callee) => new()
    {
        CallId = "connected@spit",
        LocalTag = "challenger",
        Local = "<sip:caller@127.0.0.1>;tag=challenger",
        Remote = "<sip:callee@127.0.0.1>",
        Target = $"sip:callee@{callee}",
        Hop = callee,
    };
}
