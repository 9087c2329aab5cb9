using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Spit.Detection;
using Spit.Grains.Policies;
using Spit.Protocol.V1;
using Spit.Silo.Api;
using Spit.Silo.Keys;
using Spit.Silo.Outcomes;
using Spit.Silo.Standings;
using Spit.Silo.Streams;

namespace Spit.Silo.Tests.Backtests;

/// <summary>What one silo of the live grid has between its edges and the grains.</summary>
internal sealed class LivePost : IDisposable
{
    // So few that keys take turns in them.
    private const int Slots = 16;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly StandingBoard _board;
    private readonly Teacher _teacher;
    private readonly Answers _answers;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _ready = new(0);
    private readonly GridFrameWriter _frame = new();
    private readonly EvidenceReader _reader = new();

    public LivePost(IServiceProvider silo, TimeProvider time)
    {
        _time = time;
        _frame.Keep(Slots);
        var keys = ActivatorUtilities.CreateInstance<GridKeys>(silo);
        var policy = silo.GetRequiredService<RunningPolicy>();
        var meters = ActivatorUtilities.CreateInstance<GridMeters>(silo);
        _board = new StandingBoard(keys, policy, time, meters, NullLogger<StandingBoard>.Instance);
        _teacher = new Teacher(keys, _board, policy);
        _answers = new Answers(keys, _board, Patience, time, meters, () => _ready.Release());
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Asks as an edge does, when the board holds what there is to hold.</summary>
    public async Task<Evidence> ObserveAsync(CallAttempt attempt)
    {
        await _board.Open(attempt).WhenHeardAsync();
        await FlushAsync();
        _answers.Ask([AttemptWriter.Write(attempt)], EdgeStream.MaxItems);
        Assert.True(await _ready.WaitAsync(Patience, Token), "the attempt is answered");
        Assert.True(_answers.TryTake(out var answer));
        await FlushAsync();
        _frame.Clear();
        _frame.Add(answer);
        return _reader.Read(Assert.Single(GridFrame.Parser.ParseFrom(_frame.Written.Span).Evidence));
    }

    /// <summary>Brings an outcome, a complaint or the result of a challenge.</summary>
    public async Task LearnAsync(object news)
    {
        switch (news)
        {
            case CallOutcome outcome:
                Assert.True(WireReader.TryRead(AttemptWriter.Write(outcome), _time.GetUtcNow(), out var read));
                await _teacher.LearnAsync(read!);
                break;
            case CallReport report:
                await _teacher.LearnAsync(report);
                break;
            case ChallengeResult result:
                await _teacher.LearnAsync(result);
                break;
        }
        await FlushAsync();
    }

    public Task FlushAsync() => _board.FlushAsync();

    public void Dispose()
    {
        _answers.Dispose();
        _board.Dispose();
        _ready.Dispose();
    }
}
