using System.Text;
using Google.Protobuf;
using Microsoft.Extensions.Time.Testing;
using Spit.Challenger.Calls;
using Spit.Hosting.Sealing;
using Spit.Protocol.V1;
using Spit.Sip;
using Spit.Sip.Messages;

namespace Spit.Challenger.Tests.Calls;

public sealed class HandOversTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly TextSeal _seal = new("key"u8, HandOverHeader.Purpose);
    private readonly HandOvers _handOvers;

    public HandOversTests() => _handOvers = new HandOvers(_seal, _time);

    [Fact]
    public void TryRead_FreshAndAuthentic_IsRead() =>
        Assert.Equal("+493023125001", Read(HandOver())?.Attempt.Callee);

    [Fact]
    public void TryRead_OfAnotherCallOldAlreadyPassedOrNone_IsNull()
    {
        Assert.Null(Read(HandOver(), callId: "another"));
        Assert.Null(Read(HandOver(issued: -31)));
        Assert.Null(Read(HandOver(issued: 31)));
        Assert.Null(Read(new HandOver(HandOver()) { Passed = true }));
        Assert.Null(Read(new HandOver(HandOver()) { Attempt = null }));
        Assert.Null(_handOvers.TryRead(View("X-Other: 1\r\n")));
        Assert.Null(_handOvers.TryRead(View("X-Spit-Handover: forged\r\n")));
    }

    [Fact]
    public void WritePassed_ForTheNextCall_IsSealedForThatAlone()
    {
        var line = _handOvers.WritePassed(HandOver(), "next");
        var text = Encoding.ASCII.GetBytes(line[(line.IndexOf(' ') + 1)..^2]);

        var passed = Spit.Protocol.V1.HandOver.Parser.ParseFrom(_seal.TryOpen(text, "next"u8)!);
        Assert.True(passed.Passed);
        Assert.Equal(_time.GetUtcNow().ToUnixTimeMilliseconds(), passed.IssuedUnixMs);
        Assert.Null(_seal.TryOpen(text, "call"u8));
    }

    public void Dispose() => _seal.Dispose();

    private HandOver HandOver(int issued = 0) => new()
    {
        Attempt = new Attempt { Callee = "+493023125001" },
        IssuedUnixMs = _time.GetUtcNow().AddSeconds(issued).ToUnixTimeMilliseconds(),
    };

    private HandOver? Read(HandOver handOver, string callId = "call") => _handOvers.TryRead(View(
        $"X-Spit-Handover: {_seal.Seal(handOver.ToByteArray(), Encoding.ASCII.GetBytes(callId))}\r\n"));

    private static SipMessageView View(string line)
    {
        var text = "INVITE sip:a@b.example SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bK1\r\n"
            + "From: <sip:c@d.example>;tag=1\r\nTo: <sip:a@b.example>\r\nCall-ID: call\r\nCSeq: 1 INVITE\r\n"
            + $"Max-Forwards: 70\r\n{line}Content-Length: 0\r\n\r\n";
        SipMessageView.TryRead(Encoding.ASCII.GetBytes(text), new SipHeaderSlot[SipLimits.MaxHeaders], out var view);
        return view;
    }
}
