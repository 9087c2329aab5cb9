using Microsoft.Extensions.Logging.Abstractions;
using Spit.Detection.Standings;
using Spit.Protocol.V1;
using Spit.Silo.Standings;
using Spit.Silo.Streams;
using CallerEvidence = Spit.Detection.CallerEvidence;
using SourceEvidence = Spit.Detection.SourceEvidence;
using StandingEvidence = Spit.Detection.Standings.StandingEvidence;
using StandingKind = Spit.Detection.Standings.StandingKind;

namespace Spit.Silo.Tests.Streams;

public sealed class GridFrameWriterTests
{
    private readonly GridFrameWriter _frame = new();

    [Fact]
    public void Add_AnswersAndOtherNews_AreReadByTheContractsOwnReader()
    {
        _frame.Add(Answer(1, null, News(StandingKind.Callee, number: 0, suspicion: 1)));
        _frame.Add(new Answer(2, null, new SourceEvidence { AttemptsTotal = 5 }, HeldStandings.None));
        _frame.Add(new GridFrame { Leaving = true });

        var read = GridFrame.Parser.ParseFrom(_frame.Written.Span);

        Assert.True(read.Leaving);
        Assert.Equal([1UL, 2UL], read.Evidence.Select(reply => reply.Id));
        var standing = Assert.Single(read.Evidence[0].Standings);
        Assert.Equal((Protocol.V1.StandingKind.Callee, 1.0, 0u), (standing.Kind, standing.Suspicion, standing.Slot));
        Assert.True(read.Evidence[1] is { Caller: null, Source.AttemptsTotal: 5, Standings.Count: 0 });
    }

    [Fact]
    public void Add_NothingIsKept_EveryAnswerIsWhole()
    {
        var news = News(StandingKind.Trunk, number: 1, suspicion: 1);

        Assert.All([Write(news), Write(news)], reply => Assert.Equal(0u, Assert.Single(reply.Standings).Slot));
    }

    [Fact]
    public void Add_TheSameNewsAgain_AreNamedByTheirSlotUntilThereAreNewer()
    {
        _frame.Keep(16);
        var news = News(StandingKind.Trunk, number: 3, suspicion: 1);
        Assert.Equal(4u, Assert.Single(Write(news).Standings).Slot);

        var again = Write(news);
        Assert.Empty(again.Standings);
        Assert.Equal([4u], again.Kept);

        var newer = Write(news with { HeardAt = 1 });
        Assert.Empty(newer.Kept);
        Assert.Equal(4u, Assert.Single(newer.Standings).Slot);
    }

    [Fact]
    public void Add_TwoOfOneSlot_TheOneThatIsKeptIsNamedBeforeTheOtherTakesIt()
    {
        _frame.Keep(16);
        var (first, second) = (News(StandingKind.Trunk, 3, 1), News(StandingKind.Agent, 19, 2));
        Write(first);

        var both = Write(second, first);
        Assert.Equal([4u], both.Kept);
        Assert.Equal(4u, Assert.Single(both.Standings).Slot);

        var after = Write(first);
        Assert.Empty(after.Kept);
        Assert.Equal(1, Assert.Single(after.Standings).Suspicion);
    }

    [Fact]
    public void Add_KeyOfOneCall_IsNeverKept()
    {
        _frame.Keep(16);
        var news = News(StandingKind.Callee, number: 0, suspicion: 1);

        Assert.All([Write(news), Write(news)], reply => Assert.Equal(0u, Assert.Single(reply.Standings).Slot));
    }

    [Fact]
    public void Add_Answers_AllocatesNothing()
    {
        _frame.Keep(16);
        var answer = Answer(1, News(StandingKind.Trunk, 3, 1), News(StandingKind.Callee, 0, 2));

        var allocated = Allocated.By(() =>
        {
            _frame.Clear();
            for (var i = 0; i < 100; i++) _frame.Add(answer);
        });

        Assert.Equal(0, allocated);
    }

    private EvidenceReply Write(params StandingNews?[] standings)
    {
        _frame.Clear();
        _frame.Add(Answer(1, standings));
        return Assert.Single(GridFrame.Parser.ParseFrom(_frame.Written.Span).Evidence);
    }

    private static Answer Answer(ulong id, params StandingNews?[] standings) =>
        new(
            id,
            new CallerEvidence { Suspicion = 1 },
            new SourceEvidence { Suspicion = 2 },
            new HeldStandings(standings, null, null));

    private static StandingNews News(StandingKind kind, int number, double suspicion) => new(
        new StandingEntry(new StandingKey(kind, "a key"), Line, number),
        new StandingEvidence { Suspicion = suspicion },
        HeardAt: 0);

    private static StandingLine Line { get; } =
        new(new TestKeys(), shard: 0, TimeProvider.System, null!, NullLogger.Instance);
}
