using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Spit.Detection.Policies;
using Spit.Grains.Policies;
using Spit.Silo.Standings;
using Spit.Silo.Streams;
using CallerEvidence = Spit.Detection.CallerEvidence;
using SourceEvidence = Spit.Detection.SourceEvidence;

namespace Spit.Silo.Tests.Streams;

public sealed class AnswersTests : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMilliseconds(40);

    private readonly FakeTimeProvider _time = new();
    private readonly TestKeys _keys = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly Answers _answers;
    private int _ready;

    public AnswersTests()
    {
        var meters = new GridMeters(_services.GetRequiredService<IMeterFactory>());
        var board = new StandingBoard(
            _keys,
            new RunningPolicy(Policy.Default),
            _time,
            meters,
            NullLogger<StandingBoard>.Instance);
        _answers = new Answers(_keys, board, Deadline, _time, meters, () => Interlocked.Increment(ref _ready));
    }

    [Fact]
    public void Ask_BothAnswer_IsReadyAtOnceWithBoth()
    {
        Ask(7);
        AnswerCaller();
        Assert.Equal(0, _ready);
        AnswerSource();

        Assert.Equal(1, _ready);
        Assert.True(_answers.TryTake(out var answer));
        Assert.True(answer is { Id: 7, Caller: not null, Source: not null });
        Assert.Equal(0, _answers.Outstanding);
    }

    [Fact]
    public void Ask_Frame_IsReadyWhenTheLastIsAnswered()
    {
        Ask(1, 2, 3);
        for (var i = 1; i <= 3; i++)
        {
            Assert.Equal(0, _ready);
            AnswerCaller();
            AnswerSource();
        }

        Assert.Equal(1, _ready);
    }

    [Fact]
    public void Ask_OneSlowInTheFrame_TheOthersDoNotWaitForTheDeadline()
    {
        Ask(1, 2);
        AnswerCaller();
        AnswerSource();

        _time.Advance(TimeSpan.FromMilliseconds(5));

        Assert.Equal(1, _ready);
        Assert.True(_answers.TryTake(out var answer));
        Assert.Equal(1ul, answer.Id);
        Assert.False(_answers.TryTake(out _));
    }

    [Fact]
    public void Ask_DeadlinePassed_AnswersWithWhatIsThereAndOnlyOnce()
    {
        Ask(1);
        AnswerSource();

        _time.Advance(TimeSpan.FromMilliseconds(30));
        Assert.False(_answers.TryTake(out _));
        _time.Advance(TimeSpan.FromMilliseconds(15));

        Assert.True(_answers.TryTake(out var answer));
        Assert.True(answer is { Id: 1, Caller: null, Source: not null });
        AnswerCaller();
        Assert.False(_answers.TryTake(out _));
    }

    [Fact]
    public void Ask_GrainFails_AnswersWithTheOther()
    {
        Ask(1);
        Assert.True(_keys.Callers.Asked.TryDequeue(out var caller));
        caller.SetException(new TimeoutException());
        AnswerSource();

        Assert.True(_answers.TryTake(out var answer));
        Assert.True(answer is { Caller: null, Source: not null });
    }

    [Fact]
    public async Task SettleAsync_NobodyAnswers_EndsAtTheDeadline()
    {
        Ask(1);
        var settling = _answers.SettleAsync();
        Assert.False(settling.IsCompleted);

        _time.Advance(Deadline);
        await settling;

        Assert.True(_answers.TryTake(out var answer));
        Assert.True(answer is { Id: 1, Caller: null, Source: null });
    }

    public void Dispose()
    {
        _answers.Dispose();
        _services.Dispose();
    }

    private void Ask(params ulong[] ids) =>
        _answers.Ask([.. ids.Select(id => EdgeClient.Attempt(id, "+4930231250"))], EdgeStream.MaxItems);

    private void AnswerCaller()
    {
        Assert.True(_keys.Callers.Asked.TryDequeue(out var answer));
        answer.SetResult(new CallerEvidence());
    }

    private void AnswerSource()
    {
        Assert.True(_keys.Sources.Asked.TryDequeue(out var answer));
        answer.SetResult(new SourceEvidence());
    }
}
