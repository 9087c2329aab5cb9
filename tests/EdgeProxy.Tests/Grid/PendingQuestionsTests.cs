using Spit.Detection;
using Spit.Detection.Lists;
using Spit.EdgeProxy.Grid;

namespace Spit.EdgeProxy.Tests.Grid;

public sealed class PendingQuestionsTests : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMilliseconds(50);

    private readonly CountedTimers _time = new();
    private readonly GridMeasurements _measured = new();
    private readonly PendingQuestions _pending;

    public PendingQuestionsTests() => _pending = new PendingQuestions(_time, Deadline, 100, _measured.Metrics);

    public void Dispose()
    {
        _pending.Dispose();
        _measured.Dispose();
    }

    [Fact]
    public async Task Answer_InTime_CompletesWithWhatWasSaidAndListed()
    {
        var listed = new ListEntry
        {
            List = ListKind.Allow,
            Kind = PatternKind.Caller,
            Pattern = "+493023125001",
            Reason = "r",
            Author = "a",
            Created = DateTimeOffset.UnixEpoch,
        };
        Assert.True(_pending.TryBegin(EdgeFixture.Attempt(), listed, null, out var id, out var task));
        _time.Advance(TimeSpan.FromMilliseconds(20));

        _pending.Answer(id, new Evidence());

        Assert.True(task.IsCompleted);
        var evidence = await task;
        Assert.Equal((MissingEvidence.None, listed), (evidence.Missing, evidence.Listed));
        Assert.Equal(0, _pending.Count);
        Assert.Equal(0.02, Assert.Single(_measured.Of("spit.edge.evidence.duration")).Value, 6);
    }

    [Fact]
    public async Task Sweep_DeadlinesPass_ExpireEachAtItsOwnTime()
    {
        var expiries = 0;
        _pending.Expired += () => expiries++;
        Assert.True(_pending.TryBegin(EdgeFixture.Attempt(), null, null, out _, out var first));
        _time.Advance(TimeSpan.FromMilliseconds(30));
        Assert.True(_pending.TryBegin(EdgeFixture.Attempt(), null, null, out _, out var second));

        _time.Advance(TimeSpan.FromMilliseconds(21));
        Assert.True(first.IsCompleted);
        Assert.False(second.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(31));

        Assert.Equal(MissingEvidence.Timeout, (await first).Missing);
        Assert.Equal(MissingEvidence.Timeout, (await second).Missing);
        Assert.Equal(2, expiries);
        var missing = _measured.Of("spit.edge.evidence.missing").Select(m => m.Tags);
        Assert.Equal(["reason=timeout", "reason=timeout"], missing);
    }

    [Fact]
    public async Task Sweep_AfterAPause_StillRuns()
    {
        Assert.True(_pending.TryBegin(EdgeFixture.Attempt(), null, null, out var id, out var first));
        _pending.Answer(id, new Evidence());
        await first;
        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.True(_pending.TryBegin(EdgeFixture.Attempt(), null, null, out _, out var second));
        _time.Advance(Deadline + TimeSpan.FromMilliseconds(1));

        Assert.True(second.IsCompleted);
        Assert.Equal(MissingEvidence.Timeout, (await second).Missing);
    }

    [Fact]
    public async Task Sweep_AllAnsweredInTime_WakesOnceADeadlineWhateverTheirNumber()
    {
        for (var i = 0; i < 1000; i++)
        {
            Assert.True(_pending.TryBegin(EdgeFixture.Attempt(), null, null, out var id, out var task));
            _pending.Answer(id, new Evidence());
            await task;
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.InRange(_time.Fired, 1, 1000 / 50);
    }

    [Fact]
    public async Task Answer_Twice_OnlyTheFirstCounts()
    {
        Assert.True(_pending.TryBegin(EdgeFixture.Attempt(), null, null, out var id, out var task));
        _pending.Answer(id, Known(1));

        _pending.Answer(id, Known(2));
        _pending.Answer(id + 1, Known(3));

        Assert.Equal(1, (await task).Caller!.AttemptsTotal);
    }

    [Fact]
    public async Task Begin_QuestionsOneAfterAnother_AllocatesNoQuestions()
    {
        var evidence = new Evidence();
        await AskOnceAsync();
        var before = GC.GetAllocatedBytesForCurrentThread();
        const int count = 1000;

        for (var i = 0; i < count; i++)
        {
            await AskOnceAsync();
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }

        // A fake clock's advance allocates.
        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / count;
        Assert.InRange(each, 0, 700);

        async ValueTask AskOnceAsync()
        {
            Assert.True(_pending.TryBegin(EdgeFixture.Attempt(), null, null, out var id, out var task));
            _pending.Answer(id, evidence);
            await task;
        }
    }

    [Fact]
    public async Task FailAll_ManyWaiting_CompletesEach()
    {
        var tasks = new List<ValueTask<Evidence>>();
        for (var i = 0; i < 100; i++)
        {
            Assert.True(_pending.TryBegin(EdgeFixture.Attempt(), null, null, out _, out var task));
            tasks.Add(task);
        }
        Assert.False(_pending.TryBegin(EdgeFixture.Attempt(), null, null, out _, out _));

        _pending.FailAll(MissingEvidence.Disconnected);

        foreach (var task in tasks)
        {
            Assert.Equal(MissingEvidence.Disconnected, (await task).Missing);
        }
        Assert.True(_pending.TryBegin(EdgeFixture.Attempt(), null, null, out _, out _));
    }

    private static Evidence Known(long attempts) =>
        new() { Caller = new CallerEvidence { AttemptsTotal = attempts } };
}
