using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using Spit.Detection;
using Spit.Detection.Lists;
using Wire = Spit.Protocol.V1;

namespace Spit.EdgeProxy.Grid;

/// <summary>The grid over one long stream to one of its endpoints; the next endpoint when that one fails.</summary>
/// <remarks>
/// An attempt whose stream ended before the answer is asked about again on the next one, within its deadline, and the
/// grid counts it once. A silo that is leaving is left without a gap: the next stream is open before the old one ends.
/// Outcomes survive an outage up to
/// <see cref="LimitOptions.MaxQueuedOutcomes"/>; those in a frame that the network swallowed are lost.
/// </remarks>
internal sealed class GridStream : BackgroundService, IGrid
{
    // Chosen: longer than a silo's failover with the membership settings of the grid (about 1 s); calls meanwhile wait
    // for their deadline each and go on.
    private static readonly TimeSpan SilenceLimit = TimeSpan.FromSeconds(2);

    // Chosen: outcomes are learned from over minutes; this long a wait lets most of them ride with an attempt.
    private static readonly TimeSpan OutcomeDelay = TimeSpan.FromMilliseconds(20);

    private static readonly TimeSpan FarewellLimit = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LeavePace = TimeSpan.FromMilliseconds(5);

    private readonly EdgeOptions _options;
    private readonly IPolicyReceiver? _policies;
    private readonly TimeProvider _time;
    private readonly ILogger<GridStream> _logger;
    private readonly GridMetrics _metrics;
    private readonly PendingQuestions _pending;
    private readonly OutcomeQueue _outcomes;
    private readonly ListCache _lists;
    private readonly LiveBlockCache _blocks;
    private readonly RecentBlocks _recent;
    private readonly ITimer _flush;
    private readonly string _instance = Convert.ToHexString(RandomNumberGenerator.GetBytes(8));
    private readonly GridLink _link;
    private int _isFlushDue;

    /// <param name="options">Where the grid is.</param>
    /// <param name="time">Measures deadlines.</param>
    /// <param name="meters">Makes the meter.</param>
    /// <param name="logger">Told of outages.</param>
    /// <param name="policies">Takes pushed policies; null: they are passed over.</param>
    public GridStream(
        EdgeOptions options,
        TimeProvider time,
        IMeterFactory meters,
        ILogger<GridStream> logger,
        IPolicyReceiver? policies = null)
    {
        _policies = policies;
        _options = options;
        _time = time;
        _logger = logger;
        _metrics = new GridMetrics(meters, () => Lists.Entries.Count(e => e.List == ListKind.Block) + _blocks!.Count);
        _pending = new PendingQuestions(time, options.GridDeadline, options.Limits.MaxPendingQuestions, _metrics);
        _pending.Expired += AbandonWhenSilent;
        _outcomes = new OutcomeQueue(options.Limits.MaxQueuedOutcomes, _metrics);
        _lists = new ListCache(time, _metrics, logger);
        _blocks = new LiveBlockCache(time, options.Limits.MaxLiveBlocks);
        _recent = new RecentBlocks(time);
        _link = new GridLink(options, time, logger, _pending, _outcomes, _recent, Hello, Receive, Answer);
        _flush = time.CreateTimer(_ => FlushOutcomes(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public ListIndex Lists => _lists.Lists;

    public bool IsConnected => _link.Connection is not null;

    /// <summary>True from the first connection on.</summary>
    public bool HasEverConnected => _link.HasEverConnected;

    public ValueTask<Evidence> AskAsync(CallAttempt attempt)
    {
        var listed = _lists.Lists.Match(attempt.Caller.Identity, attempt.Source, _time.GetUtcNow());
        // While the next stream is being opened it waits to be asked there.
        if (_link.Home is not { } home)
        {
            return Unasked(MissingEvidence.Disconnected, listed);
        }
        if (!_pending.TryBegin(attempt, listed, home, out var id, out var answer))
        {
            return Unasked(MissingEvidence.Shed, listed);
        }
        if (home.HasEnded)
        {
            // The next one may have been opened since we looked, and have asked again what waited before this did.
            _link.AskAgain();
        }
        else if (!home.TryAsk(id, attempt))
        {
            _pending.Fail(id, MissingEvidence.Shed);
        }
        return answer;
    }

    public bool IsLiveBlocked(CallerKey caller) => _blocks.IsBlocked(caller);

    public void Block(LiveBlock block)
    {
        // Said anew when half of its time is over: a robot that goes on is one message in half a minute.
        if (_blocks.Add(block.Caller, block.For))
        {
            _recent.Add(block);
            _link.Connection?.TryBlock(block);
        }
    }

    public void Report(EndedCall call)
    {
        _outcomes.Add(call);
        if (Interlocked.Exchange(ref _isFlushDue, 1) == 0)
        {
            _flush.Change(OutcomeDelay, Timeout.InfiniteTimeSpan);
        }
    }

    public void Tell(SourceProbes probes)
    {
        if (_link.Connection?.TryTell(probes) != true)
        {
            _metrics.ProbesDropped();
        }
    }

    /// <summary>Sends what outcomes there are, then ends the stream.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _link.IsStopping = true;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(FarewellLimit);
        try
        {
            await TakeLeaveAsync(limit.Token);
        }
        catch (Exception fault) when (GridFault.IsExpected(fault))
        {
            GridLog.FarewellFailed(_logger, _outcomes.Count);
        }
        await base.StopAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _flush.Dispose();
        _pending.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => _link.RunAsync(stoppingToken);

    private Wire.EdgeHello Hello() => new()
    {
        Pop = _options.Pop,
        EdgeInstance = _instance,
        ResumeAfter = _lists.Position,
        StandingSlots = KeptStandings.Slots,
    };

    // Returns why no more is to be read; null: nothing is wrong.
    private string? Receive(ReceivedFrame received)
    {
        Answer(received);
        var frame = received.Rest;
        if (frame.Policy is { } policy)
        {
            _policies?.Apply(policy.Revision, policy.Yaml, policy.Likelihoods);
            _blocks.Clear();
            _recent.Clear();
        }
        foreach (var bulletin in frame.Bulletins)
        {
            if (!_lists.TryApply(bulletin))
            {
                return "a list change is missing";
            }
        }
        foreach (var block in frame.Blocks)
        {
            if (WireReader.TryRead(block, out var read))
            {
                _blocks.Add(read.Caller, read.For);
                _metrics.BulletinArrived(TimeSpan.FromMilliseconds(block.AgeMs));
            }
        }
        return frame.Leaving ? GridLink.Leaving : null;
    }

    private void Answer(ReceivedFrame frame)
    {
        foreach (var (id, evidence) in frame.Answers)
        {
            _pending.Answer(id, evidence);
        }
    }

    private ValueTask<Evidence> Unasked(MissingEvidence why, ListEntry? listed)
    {
        _metrics.Missed(why);
        return new ValueTask<Evidence>(Evidence.Silent(why, listed));
    }

    private void FlushOutcomes()
    {
        Volatile.Write(ref _isFlushDue, 0);
        _link.Connection?.FlushOutcomes();
    }

    private void AbandonWhenSilent()
    {
        if (_link.Connection is { } connection && connection.Silence > SilenceLimit)
        {
            connection.Abandon();
        }
    }

    private async Task TakeLeaveAsync(CancellationToken limit)
    {
        FlushOutcomes();
        while (_link.Connection is not null && _outcomes.Count > 0)
        {
            await Task.Delay(LeavePace, _time, limit);
        }
        if (_link.Connection is { } connection)
        {
            await connection.CompleteAsync(limit);
        }
        while (_link.Connection is not null)
        {
            await Task.Delay(LeavePace, _time, limit);
        }
    }
}
