using Spit.Challenger.Calls;

namespace Spit.Challenger.Tests.Calls;

/// <summary>What two connected phones are told of each other, word by word.</summary>
public sealed class MediaPathTests : IDisposable
{
    private readonly TalkingCall _call = new();

    public void Dispose() => _call.Dispose();

    [Fact]
    public async Task Look_BothAllow_EachIsToldTheOthersAddress()
    {
        await _call.LookAsync();
        var asked = _call.Caller.Receive("INVITE");
        Assert.Equal(("", null), (asked.Body, asked.Header("Content-Type")));
        _call.Caller.Respond(asked, 200, _call.Caller.Sdp());

        var offered = _call.Callee.Receive("INVITE");
        Assert.Equal(Description(78, 2, _call.Caller.Rtp.Local.Port), offered.Body);
        _call.Callee.Respond(offered, 200, _call.Callee.Sdp());

        Assert.Equal("", _call.Callee.Receive("ACK").Body);
        var told = _call.Caller.Receive("ACK");
        Assert.Equal(Description(77, 2, _call.Callee.Rtp.Local.Port), told.Body);
        Assert.StartsWith(asked.Header("CSeq")!.Split(' ')[0], told.Header("CSeq"), StringComparison.Ordinal);
        Assert.Equal((MediaState.Direct, "direct"), (_call.State, _call.Counted));
        // What was under way is heard all the same.
        await _call.TalkAsync();
        _call.Look();
        _call.Caller.HasNothing();
    }

    [Fact]
    public async Task Look_CallersAnswerIsLost_ItsAckIsSentAgain()
    {
        await _call.LookAsync();
        var asked = _call.Caller.Receive("INVITE");
        _call.Caller.Respond(asked, 200, _call.Caller.Sdp());
        var offered = _call.Callee.Receive("INVITE");
        // It waits for its ACK meanwhile, and repeats itself.
        _call.Caller.Respond(asked, 200, _call.Caller.Sdp());
        _call.Caller.HasNothing();
        _call.Callee.Respond(offered, 200, _call.Callee.Sdp());
        var told = _call.Caller.Receive("ACK");
        _call.Caller.Respond(asked, 200, _call.Caller.Sdp());

        Assert.Equal(told.Text, _call.Caller.Receive("ACK").Text);
    }

    [Fact]
    public async Task Look_CalleeRefuses_CallerIsAnsweredByTheRelayWhichGoesOn()
    {
        await _call.LookAsync();
        _call.Callee.Respond(_call.PassOffer(), 488);

        _call.Callee.Receive("ACK");
        Assert.Equal(
            Description(77, 1, _call.CallersRelay.Port), _call.Caller.Receive("ACK").Body);
        Assert.Equal((MediaState.Relayed, "refused"), (_call.State, _call.Counted));
        await _call.TalkAsync();
        _call.Look();
        _call.Caller.HasNothing();
    }

    [Fact]
    public async Task Look_CallerRefuses_CalleeHearsNothingOfIt()
    {
        await _call.LookAsync();
        _call.Caller.Respond(_call.Caller.Receive("INVITE"), 488);

        _call.Caller.Receive("ACK");
        _call.Callee.HasNothing();
        Assert.Equal((MediaState.Relayed, "refused"), (_call.State, _call.Counted));
        await _call.TalkAsync();
    }

    [Fact]
    public async Task Look_CalleeIsBusyWithHisOwnInvite_IsTriedOnceMoreAfterThePauseOfWhoMadeTheCallId()
    {
        await _call.LookAsync();
        _call.Callee.Respond(_call.PassOffer(), 491);
        _call.Callee.Receive("ACK");
        _call.Caller.Receive("ACK");
        _call.Caller.HasNothing();
        _call.Advance(2.09);
        _call.Caller.HasNothing();
        // Meanwhile his own is answered.
        _call.Callee.Request("INVITE", _call.Callee.Sdp());
        _call.Callee.Receive(200);
        _call.Callee.Request("ACK");
        _call.Callee.HasNothing();
        _call.Advance(1.95);
        _call.Callee.Respond(_call.PassOffer(), 491);

        _call.Callee.Receive("ACK");
        _call.Caller.Receive("ACK");
        _call.Caller.HasNothing();
        _call.Advance(10);
        _call.Look();
        _call.Caller.HasNothing();
        Assert.Equal("refused", _call.Counted);
    }

    [Fact]
    public async Task Look_CallerIsBusyWithHisOwnInvite_IsTriedOnceMoreWithinTwoSeconds()
    {
        await _call.LookAsync();
        _call.Caller.Respond(_call.Caller.Receive("INVITE"), 491);
        _call.Caller.Receive("ACK");
        _call.Caller.HasNothing();
        _call.Advance(2.02);

        _call.Callee.Respond(_call.PassOffer(), 200, _call.Callee.Sdp());

        _call.Caller.Receive("ACK");
        Assert.Equal("direct", _call.Counted);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Bye_WhileTheChangeIsUnderWay_EndsBothLegs(bool isCallers)
    {
        await _call.LookAsync();
        var offered = _call.PassOffer();
        var (quits, other) = isCallers ? (_call.Caller, _call.Callee) : (_call.Callee, _call.Caller);

        quits.Request("BYE");

        quits.Receive(200);
        // The caller's 2xx is acknowledged before all else.
        if (isCallers) quits.Receive("ACK");
        else other.Receive("ACK");
        var bye = other.Receive("BYE");
        other.Respond(bye, 200);
        _call.Callee.Respond(offered, 487);
        _call.Callee.Receive("ACK");
        Assert.NotEqual(MediaState.Direct, _call.State);
    }

    [Fact]
    public async Task Look_CalleeNumbersKeysAnew_IsToldToReturn()
    {
        await _call.LookAsync();
        _call.Callee.Respond(_call.PassOffer(), 200, _call.Callee.Sdp(events: 96));

        Assert.Contains(
            $"m=audio {_call.CallersRelay.Port} ", _call.Caller.Receive("ACK").Body, StringComparison.Ordinal);
        _call.Callee.Receive("ACK");
        var recalled = _call.Callee.Receive("INVITE");
        Assert.Contains(
            $"m=audio {_call.CalleesRelay.Port} RTP/AVP 8 0 101\r\n", recalled.Body, StringComparison.Ordinal);
        _call.Callee.Respond(recalled, 200, _call.Callee.Sdp());
        _call.Callee.Receive("ACK");
        Assert.Equal((MediaState.Relayed, "returned"), (_call.State, _call.Counted));
        await _call.TalkAsync();
    }

    [Fact]
    public async Task Look_CalleeAnswersTooLate_IsToldToReturn()
    {
        await _call.LookAsync();
        var offered = _call.PassOffer();
        _call.Callee.Respond(offered, 100);
        _call.Callee.HasNothing();
        _call.Advance(8.1);

        Assert.Contains(
            $"m=audio {_call.CallersRelay.Port} ", _call.Caller.Receive("ACK").Body, StringComparison.Ordinal);
        _call.Callee.Respond(_call.Callee.Receive("CANCEL"), 200);
        _call.Callee.Respond(offered, 200, _call.Callee.Sdp());
        _call.Callee.Receive("ACK");
        _call.Callee.Respond(_call.Callee.Receive("INVITE"), 200, _call.Callee.Sdp());
        _call.Callee.Receive("ACK");
        await _call.TalkAsync();
        Assert.Equal((MediaState.Relayed, "returned", false), (_call.State, _call.Counted, _call.IsBroken));
    }

    [Fact]
    public async Task Look_AudioComesFromAnotherPort_StaysAtTheRelay()
    {
        _call.Callee.Request("INVITE", _call.Callee.Sdp(port: 9));
        _call.Callee.Receive(200);
        _call.Callee.Request("ACK");
        await _call.LookAsync();

        _call.Caller.HasNothing();
        Assert.Equal("translated", _call.Counted);
    }

    [Fact]
    public async Task Look_NotWanted_StaysAtTheRelay()
    {
        using var call = new TalkingCall(isWanted: false);
        await call.LookAsync();
        call.Caller.HasNothing();
        Assert.Equal((MediaState.Relayed, ""), (call.State, call.Counted));
    }

    private static string Description(int session, int version, int port) =>
        $"v=0\r\no=- {session} {version} IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
        + $"m=audio {port} RTP/AVP 8 101\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:101 telephone-event/8000\r\n"
        + "a=fmtp:101 0-15\r\na=ptime:20\r\na=sendrecv\r\n";
}
