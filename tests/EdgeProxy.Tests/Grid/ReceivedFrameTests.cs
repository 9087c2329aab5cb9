using Google.Protobuf;
using Spit.Detection;
using Spit.Detection.Standings;
using Spit.EdgeProxy.Grid;
using Wire = Spit.Protocol.V1;

namespace Spit.EdgeProxy.Tests.Grid;

public sealed class ReceivedFrameTests
{
    private readonly ReceivedFrame _frame = new();

    [Fact]
    public void TryRead_AnswersAmongOtherNews_BothAreThere()
    {
        var wire = new Wire.GridFrame
        {
            Leaving = true,
            Evidence = { Reply(7), new Wire.EvidenceReply { Id = 8, Caller = new Wire.CallerEvidence() } },
            Policy = new Wire.PolicyBulletin { Revision = "r1" },
            Blocks = { new Wire.LiveBlock { RemainingMs = 1 }, new Wire.LiveBlock { RemainingMs = 2 } },
        };

        Assert.True(_frame.TryRead(wire.ToByteArray()));

        Assert.Equal([7UL, 8UL], _frame.Answers.Select(answer => answer.Id));
        Assert.Equal(MissingEvidence.None, _frame.Answers[0].Evidence.Missing);
        Assert.Equal(MissingEvidence.Failed, _frame.Answers[1].Evidence.Missing);
        Assert.NotNull(_frame.Answers[1].Evidence.Caller);
        wire.Evidence.Clear();
        Assert.Equal(wire, _frame.Rest);
    }

    [Fact]
    public void TryRead_Standings_EachIsUnderItsKindAndUnknownOnesArePassedOver()
    {
        var standings = Read(Reply(
            1,
            new Wire.StandingEvidence { Kind = Wire.StandingKind.Callee, Suspicion = 1 },
            new Wire.StandingEvidence { Kind = (Wire.StandingKind)99, Suspicion = 2 },
            new Wire.StandingEvidence { Kind = (Wire.StandingKind)257, Suspicion = 3 },
            new Wire.StandingEvidence { Suspicion = 4 },
            new Wire.StandingEvidence { Kind = Wire.StandingKind.Fingerprint, Suspicion = 5 }));

        Assert.Equal(1, standings[StandingKind.Callee].Suspicion);
        Assert.Equal(5, standings[StandingKind.Fingerprint].Suspicion);
        Assert.Equal(StandingEvidence.None, standings[StandingKind.Trunk]);
    }

    [Fact]
    public void TryRead_KeptStanding_IsTheOneThatTookTheSlotLast()
    {
        Read(Reply(1, Trunk(suspicion: 1, slot: 9)));
        Assert.Equal(1, Read(Kept(2, 9))[StandingKind.Trunk].Suspicion);

        Read(Reply(3, new Wire.StandingEvidence { Kind = Wire.StandingKind.Agent, Suspicion = 2, Slot = 9 }));
        var after = Read(Kept(4, 9));

        Assert.Equal(2, after[StandingKind.Agent].Suspicion);
        Assert.Equal(StandingEvidence.None, after[StandingKind.Trunk]);
    }

    [Fact]
    public void TryRead_SlotNamedAndTakenInOneAnswer_WhatItHeldBeforeIsMeant()
    {
        Read(Reply(1, Trunk(suspicion: 1, slot: 9)));
        var reply = Reply(2, new Wire.StandingEvidence { Kind = Wire.StandingKind.Agent, Suspicion = 2, Slot = 9 });
        reply.Kept.Add(9);

        var standings = Read(reply);

        Assert.Equal(1, standings[StandingKind.Trunk].Suspicion);
        Assert.Equal(2, standings[StandingKind.Agent].Suspicion);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(KeptStandings.Slots + 1)]
    [InlineData(uint.MaxValue)]
    public void TryRead_SlotThatHoldsNothing_IsPassedOver(uint slot)
    {
        Read(Reply(1, Trunk(suspicion: 1, slot == 9 ? 0 : slot)));

        Assert.Equal(StandingEvidence.None, Read(Kept(2, slot))[StandingKind.Trunk]);
    }

    [Fact]
    public void TryRead_CutAnywhere_SaysSoOrHasWhatWasWhole()
    {
        var reply = Reply(7, Trunk(suspicion: 1, slot: 300));
        reply.Kept.Add([1, 300]);
        var whole = new Wire.GridFrame { Evidence = { reply, reply } }.ToByteArray();

        for (var length = 1; length < whole.Length; length++)
        {
            var isRead = _frame.TryRead(whole.AsSpan(0, length));

            Assert.True(!isRead || _frame.Answers.Count == 1, $"{length} bytes");
        }
    }

    [Fact]
    public void TryRead_RandomBytes_NeverThrowsButForTheRest()
    {
        var random = new Random(1);
        var bytes = new byte[64];
        for (var i = 0; i < 20_000; i++)
        {
            random.NextBytes(bytes);
            // An answer, whatever follows.
            (bytes[0], bytes[1]) = (10, 62);

            _frame.TryRead(bytes);
        }
    }

    [Fact]
    public void TryRead_AnswerWhoseStandingsAreKept_AllocatesTheEvidenceAndNoMore()
    {
        Read(Reply(1, Trunk(suspicion: 1, slot: 9)));
        var bytes = new Wire.GridFrame { Evidence = { Kept(2, 9) } }.ToByteArray();

        var allocated = Allocated.By(() => _frame.TryRead(bytes));

        // A caller's 28 numbers, a source's 12, room for nine standings, and what has them together; the frame's rest.
        Assert.InRange(allocated, 1, 750);
    }

    private StandingSet Read(Wire.EvidenceReply reply)
    {
        Assert.True(_frame.TryRead(new Wire.GridFrame { Evidence = { reply } }.ToByteArray()));
        return Assert.Single(_frame.Answers).Evidence.Standings;
    }

    private static Wire.StandingEvidence Trunk(double suspicion, uint slot) =>
        new() { Kind = Wire.StandingKind.Trunk, Suspicion = suspicion, Slot = slot };

    private static Wire.EvidenceReply Kept(ulong id, uint slot)
    {
        var reply = Reply(id);
        reply.Kept.Add(slot);
        return reply;
    }

    private static Wire.EvidenceReply Reply(ulong id, params Wire.StandingEvidence[] standings) => new()
    {
        Id = id,
        Caller = new Wire.CallerEvidence { AttemptsTotal = 3 },
        Source = new Wire.SourceEvidence { AttemptsTotal = 4 },
        Standings = { standings },
    };
}
