using System.Net;
using Spit.Detection;
using Spit.EdgeProxy.Grid;
using Wire = Spit.Protocol.V1;

namespace Spit.EdgeProxy.Tests.Grid;

public sealed class FrameWriterTests
{
    private static readonly CallAttempt Attempt = new()
    {
        Caller = new CallerKey(TrustClass.Peer, "+441632960001"),
        Callee = "+493023125002",
        Source = SourceAddress.From(IPAddress.Parse("192.0.2.1")),
        Trunk = "north",
        At = DateTimeOffset.UnixEpoch.AddDays(20_000),
        UserAgent = "phone 1",
        Fingerprint = "0123456789abcdef",
        Attestation = Attestation.B,
        Signer = "cert.example.net",
        Pop = "fra1",
    };

    [Fact]
    public void Add_Attempt_WritesEveryField()
    {
        var writer = new FrameWriter();

        writer.Add(7, Attempt);

        AssertIsAttempt(Assert.Single(writer.Frame.Attempts), 7);
    }

    [Fact]
    public void Add_AnsweredCall_WritesItsAttemptRingingAndTalk()
    {
        var writer = new FrameWriter();

        writer.Add(new EndedCall(Outcome(200) with { Duration = TimeSpan.FromSeconds(20) }, IsUnwanted: true));

        var wire = Assert.Single(writer.Frame.Outcomes);
        AssertIsAttempt(wire.Attempt, 0);
        Assert.Equal((200, 5_000, 20_000), (wire.Code, wire.AnswerMs, wire.DurationMs));
        Assert.Equal((Wire.HangUp.Caller, true), (wire.HangUp, wire.Unwanted));
    }

    [Fact]
    public void Add_Probes_WritesEveryField()
    {
        var writer = new FrameWriter();

        writer.Add(new SourceProbes { Source = Attempt.Source, Malformed = 3, Names = ["100", "101"], OfScanners = 2 });

        Assert.False(writer.IsEmpty);
        var wire = Assert.Single(writer.Frame.Probes);
        Assert.Equal(new byte[] { 192, 0, 2, 1 }, wire.SourceIp);
        Assert.Equal((3u, 2u), (wire.Malformed, wire.OfScanners));
        Assert.Equal(["100", "101"], wire.Names);
        writer.Clear();
        Assert.True(writer.IsEmpty);
    }

    [Fact]
    public void Add_UnansweredCallAfterAnAnsweredOne_KeepsNothingOfThatOne()
    {
        var writer = new FrameWriter();
        writer.Add(new EndedCall(Outcome(200) with { CalleeHungUp = true }, IsUnwanted: true));
        writer.Clear();

        writer.Add(new EndedCall(Outcome(486) with { Attempt = Attempt with { UserAgent = "" } }, IsUnwanted: false));

        var wire = Assert.Single(writer.Frame.Outcomes);
        Assert.Equal((486, 0, 0), (wire.Code, wire.AnswerMs, wire.DurationMs));
        Assert.Equal((Wire.HangUp.Unspecified, false, ""), (wire.HangUp, wire.Unwanted, wire.Attempt.UserAgent));
    }

    private static CallOutcome Outcome(int code) => new()
    {
        Attempt = Attempt,
        EndedAt = Attempt.At + TimeSpan.FromSeconds(25),
        Code = code,
    };

    private static void AssertIsAttempt(Wire.Attempt wire, ulong id)
    {
        Assert.Equal((id, Wire.TrustClass.Peer), (wire.Id, wire.Caller.Trust));
        Assert.Equal(("+441632960001", "+493023125002"), (wire.Caller.Identity, wire.Callee));
        Assert.Equal([192, 0, 2, 1], wire.SourceIp.ToByteArray());
        Assert.Equal(("north", Attempt.At.ToUnixTimeMilliseconds()), (wire.Trunk, wire.StartedUnixMs));
        Assert.Equal(("phone 1", "0123456789abcdef"), (wire.UserAgent, wire.Fingerprint));
        Assert.Equal((Wire.Attestation.B, "cert.example.net"), (wire.Attestation, wire.Signer));
    }
}
