using Spit.Challenger.Calls;
using Spit.Challenger.Tests.Sip;

namespace Spit.Challenger.Tests.Calls;

/// <summary>What becomes of requests in a call whose audio goes from phone to phone.</summary>
public sealed class DirectMediaTests : IDisposable
{
    private readonly TalkingCall _call = new();

    private int CallersPort => _call.Caller.Rtp.Local.Port;

    public void Dispose() => _call.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Reinvite_HoldOfEitherSide_GoesToTheOtherAndItsAnswerBack(bool isCallers)
    {
        await _call.GoDirectAsync();
        var (holds, other) = isCallers ? (_call.Caller, _call.Callee) : (_call.Callee, _call.Caller);

        holds.Request("INVITE", holds.Sdp("sendonly"));

        holds.Receive(100);
        var offered = other.Receive("INVITE");
        Assert.Equal((holds.Rtp.Local.Port, "sendonly"), Audio(offered));
        other.Respond(offered, 200, other.Sdp("recvonly"));
        other.Receive("ACK");
        var answered = holds.Receive(200);
        Assert.Equal((other.Rtp.Local.Port, "recvonly"), Audio(answered));
        holds.Request("ACK");
        // And on again.
        holds.Request("INVITE", holds.Sdp());
        holds.Receive(100);
        other.Respond(other.Receive("INVITE"), 200, other.Sdp());
        other.Receive("ACK");
        Assert.Equal((other.Rtp.Local.Port, "sendrecv"), Audio(holds.Receive(200)));
        Assert.Equal((MediaState.Direct, "direct"), (_call.State, _call.Counted));
    }

    [Theory]
    [InlineData(488, 488)]
    [InlineData(491, 491)]
    [InlineData(603, 488)]
    [InlineData(408, 504)]
    public async Task Reinvite_IsRefused_SessionIsAsItWas(int code, int told)
    {
        await _call.GoDirectAsync();
        _call.Caller.Request("INVITE", _call.Caller.Sdp("sendonly"));
        _call.Caller.Receive(100);

        _call.Callee.Respond(_call.Callee.Receive("INVITE"), code);

        _call.Callee.Receive("ACK");
        _call.Caller.Receive(told);
        Assert.Equal(MediaState.Direct, _call.State);
        // The next one passes as any other.
        _call.Caller.Request("INVITE", _call.Caller.Sdp());
        _call.Caller.Receive(100);
        Assert.Equal((CallersPort, "sendrecv"), Audio(_call.Callee.Receive("INVITE")));
    }

    [Fact]
    public async Task Reinvite_WhatNobodyCanSpeak_IsRefusedAtOnce()
    {
        await _call.GoDirectAsync();
        _call.Caller.Request("INVITE", _call.Caller.Sdp().Replace("RTP/AVP", "RTP/SAVP", StringComparison.Ordinal));
        _call.Caller.Receive(100);
        _call.Caller.Receive(488);
        _call.Callee.HasNothing();
    }

    [Fact]
    public async Task Reinvite_OfBothAtOnce_SecondIsToldToWait()
    {
        await _call.GoDirectAsync();
        _call.Caller.Request("INVITE", _call.Caller.Sdp("sendonly"));
        _call.Caller.Receive(100);
        _call.Callee.Receive("INVITE");

        _call.Callee.Request("INVITE", _call.Callee.Sdp("sendonly"));

        _call.Callee.Receive(491);
    }

    [Theory]
    [InlineData(487, MediaState.Direct)]
    [InlineData(200, MediaState.Recalling)]
    public async Task Reinvite_IsCancelled_OtherSideHearsItAndMayAcceptTooLate(int code, object expected)
    {
        await _call.GoDirectAsync();
        _call.Caller.Request("INVITE", _call.Caller.Sdp("sendonly"));
        _call.Caller.Receive(100);
        var offered = _call.Callee.Receive("INVITE");
        _call.Callee.Respond(offered, 100);
        _call.Callee.HasNothing();

        _call.Caller.Cancel();

        _call.Caller.Receive(200);
        _call.Caller.Receive(487);
        _call.Callee.Respond(_call.Callee.Receive("CANCEL"), 200);
        _call.Callee.Respond(offered, code, code == 200 ? _call.Callee.Sdp("recvonly") : "");
        _call.Callee.Receive("ACK");
        Assert.Equal(expected, _call.State);
    }

    [Fact]
    public async Task Reinvite_WithoutAnOffer_BothReturnToTheRelay()
    {
        await _call.GoDirectAsync();
        _call.Caller.Request("INVITE");

        var recalled = _call.Callee.Receive("INVITE");
        Assert.Equal((_call.CalleesRelay.Port, "sendrecv"), Audio(recalled));
        Assert.Equal((_call.CallersRelay.Port, "sendrecv"), Audio(_call.Caller.Receive(200)));
        _call.Caller.Request("ACK", _call.Caller.Sdp());
        _call.Callee.Respond(recalled, 200, _call.Callee.Sdp());
        _call.Callee.Receive("ACK");
        await _call.TalkAsync();
        Assert.Equal((MediaState.Relayed, "direct returned"), (_call.State, _call.Counted));
    }

    [Fact]
    public async Task Reinvite_AcceptedInAWayThatDoesNotFit_BothReturnToTheRelay()
    {
        await _call.GoDirectAsync();
        _call.Caller.Request("INVITE", _call.Caller.Sdp("sendonly"));
        _call.Caller.Receive(100);

        _call.Callee.Respond(_call.Callee.Receive("INVITE"), 200, _call.Callee.Sdp(events: 96));

        _call.Callee.Receive("ACK");
        _call.Caller.Receive(488);
        Recall(_call.Caller, _call.CallersRelay.Port);
        Recall(_call.Callee, _call.CalleesRelay.Port);
        await _call.TalkAsync();
        Assert.Equal(MediaState.Relayed, _call.State);
    }

    [Fact]
    public async Task Recall_IsRefused_CallIsBroken()
    {
        await _call.GoDirectAsync();
        _call.Caller.Request("INVITE");
        _call.Callee.Respond(_call.Callee.Receive("INVITE"), 488);
        _call.Callee.Receive("ACK");
        await Spit.Challenger.Tests.Audio.Until.TrueAsync(() => _call.IsBroken);
    }

    [Fact]
    public async Task Recall_MeetsAnInviteOfHis_IsAsGoodAsDone()
    {
        await _call.GoDirectAsync();
        _call.Caller.Request("INVITE");
        var recalled = _call.Callee.Receive("INVITE");
        _call.Callee.Request("INVITE", _call.Callee.Sdp());
        _call.Callee.Receive(491);
        _call.Callee.Respond(recalled, 491);
        _call.Callee.Receive("ACK");

        _call.Callee.Request("INVITE", _call.Callee.Sdp());

        Assert.Equal((_call.CalleesRelay.Port, "sendrecv"), Audio(_call.Callee.Receive(200)));
        _call.Callee.Request("ACK");
        _call.Callee.HasNothing();
        _call.Advance(10);
        _call.Callee.HasNothing();
        Assert.Equal(MediaState.Relayed, _call.State);
    }

    [Fact]
    public async Task Bye_WhileAReinviteIsPassed_EndsBothLegs()
    {
        await _call.GoDirectAsync();
        _call.Caller.Request("INVITE", _call.Caller.Sdp("sendonly"));
        _call.Caller.Receive(100);
        var offered = _call.Callee.Receive("INVITE");

        _call.Callee.Request("BYE");

        _call.Callee.Receive(200);
        // RFC 3261 15.1.2: nothing is left unanswered.
        _call.Caller.Receive(487);
        _call.Caller.Receive("BYE");
        _call.Callee.Respond(offered, 200, _call.Callee.Sdp());
        _call.Callee.Receive("ACK");
    }

    [Theory]
    [InlineData(481, true)]
    [InlineData(405, false)]
    public async Task Elapse_NothingIsHeardHere_PartiesAreAskedWhetherTheyAreThere(int code, bool isBroken)
    {
        await _call.GoDirectAsync();
        _call.Advance(TalkingCall.AskEvery.TotalSeconds + 1);
        _call.Caller.Respond(_call.Caller.Receive("OPTIONS"), 200);
        _call.Callee.Respond(_call.Callee.Receive("OPTIONS"), code);
        _call.Callee.HasNothing();
        Assert.Equal(isBroken, _call.IsBroken);
    }

    private static void Recall(Phone phone, int port)
    {
        var recalled = phone.Receive("INVITE");
        Assert.Equal((port, "sendrecv"), Audio(recalled));
        phone.Respond(recalled, 200, phone.Sdp());
        phone.Receive("ACK");
    }

    private static (int Port, string Direction) Audio(SipText message)
    {
        var lines = message.Body.Split("\r\n");
        var port = lines.Single(l => l.StartsWith("m=audio ", StringComparison.Ordinal)).Split(' ')[1];
        return (int.Parse(port, System.Globalization.CultureInfo.InvariantCulture), lines[^2][2..]);
    }
}
