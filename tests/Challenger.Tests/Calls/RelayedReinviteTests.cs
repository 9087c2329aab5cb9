using Spit.Challenger.Calls;
using Spit.Challenger.Tests.Audio;

namespace Spit.Challenger.Tests.Calls;

/// <summary>Re-INVITEs in a call whose audio goes by way of the relay: the other side does not hear of them.</summary>
public sealed class RelayedReinviteTests : IDisposable
{
    private static readonly byte[] Payload = [.. Enumerable.Repeat((byte)0x55, 160)];

    private readonly TalkingCall _call = new(isWanted: false);

    public void Dispose() => _call.Dispose();

    [Theory]
    [InlineData("sendonly", "recvonly")]
    [InlineData("inactive", "inactive")]
    public async Task Reinvite_Hold_OtherSideIsNotHeardUntilItEnds(string hold, string answered)
    {
        await _call.TalkAsync();
        Reinvite(_call.Caller.Sdp(hold), $"a={answered}\r\n");
        _call.Callee.Rtp.Send(_call.CalleesRelay, Payload, 8);
        if (hold == "sendonly")
        {
            // His music.
            _call.Caller.Rtp.Send(_call.CallersRelay, Payload, 8);
            Assert.Equal(Payload, _call.Callee.Rtp.Receive().Payload);
        }
        _call.Callee.HasNothing();
        Assert.True(_call.Caller.Rtp.HasNothing());

        Reinvite(_call.Caller.Sdp(), "a=sendrecv\r\n");
        await _call.TalkAsync();
        Assert.Equal(MediaState.Relayed, _call.State);
    }

    [Fact]
    public async Task Reinvite_AnotherPort_AudioGoesThere()
    {
        await _call.TalkAsync();
        using var moved = new RtpPeer();
        Reinvite(_call.Caller.Sdp(port: moved.Local.Port), $"m=audio {_call.CallersRelay.Port} ");
        _call.Callee.Rtp.Send(_call.CalleesRelay, Payload, 8);
        Assert.Equal(Payload, moved.Receive().Payload);
    }

    [Fact]
    public void Reinvite_WhatCannotBeHeard_LeavesAllAsItWasAndTheNextIsTaken()
    {
        _call.Caller.Request("INVITE", _call.Caller.Sdp().Replace("RTP/AVP", "RTP/SAVP", StringComparison.Ordinal));
        _call.Caller.Receive(488);
        Reinvite(_call.Caller.Sdp(), "a=sendrecv\r\n");
        _call.Callee.HasNothing();
    }

    [Fact]
    public async Task Reinvite_OlderThanTheLast_IsOutOfOrder()
    {
        Reinvite(_call.Caller.Sdp(), "a=sendrecv\r\n");
        _call.Caller.Request("INVITE", _call.Caller.Sdp("inactive"), sequence: 11);
        _call.Caller.Receive(500);
        await _call.TalkAsync();
    }

    [Fact]
    public void Reinvite_AckOfTheOneBeforeComesAgain_IsNotTakenForIts()
    {
        _call.Caller.Request("INVITE");
        var offer = _call.Caller.Receive(200);
        _call.Caller.Request("ACK", _call.Caller.Sdp("inactive"), sequence: 11);
        _call.Caller.HasNothing();
        // Not acknowledged: it comes again.
        _call.Advance(0.52);
        Assert.Equal(offer.Text, _call.Caller.Receive(200).Text);
    }

    private void Reinvite(string sdp, string expected)
    {
        _call.Caller.Request("INVITE", sdp);
        Assert.Contains(expected, _call.Caller.Receive(200).Body, StringComparison.Ordinal);
        _call.Caller.Request("ACK");
        _call.Caller.HasNothing();
    }
}
