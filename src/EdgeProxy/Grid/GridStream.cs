using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using Spit.Detection;
using Spit.Detection.Lists;
using Wire = Spit.Protocol.V1;

namespace Spit.EdgeProxy.Grid;

/// <summary>The grid over one long stream to one of its endpoints; the next endpoint when that one fails.</summary>
/// <remarks>
/// Attempts are counted by the grid once at most. Outcomes survive an outage up to
/// <see cref="LimitOptions.MaxQueuedOutcomes"/>; those in a frame that the network swallowed are lost.
/// </remarks>
internal sealed class GridStream : BackgroundService, IGrid
{
    // Chosen: longer than a silo's failover with the membership settings of the grid (about 1 s); calls meanwhile wait
    // for their deadline each and go on.
    private static readonly TimeSpan SilenceLimit = TimeSpan.FromSeconds(2);

    // A stream that held this long was a good one: the next try starts without the wait of earlier failures.
    private static readonly TimeSpan GoodStream = TimeSpan.FromSeconds(2);

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
    private readonly GridChannels _channels;
    private readonly ITimer _flush;
    private readonly string _instance = Convert.ToHexString(RandomNumberGenerator.GetBytes(8));
    private volatile GridConnection? _connection;
    private volatile bool _isLeaving;
    private bool _isOutageTold;
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
        _metrics = new GridMetrics(meters, () => Lists.Entries.Count(e => e.List == ListKind.Block));
        _pending = new PendingQuestions(time, options.GridDeadline, options.Limits.MaxPendingQuestions, _metrics);
        _pending.Expired += AbandonWhenSilent;
        _outcomes = new OutcomeQueue(options.Limits.MaxQueuedOutcomes, _metrics);
        _lists = new ListCache(time, _metrics, logger);
        _channels = new GridChannels(options.Grid);
        _flush = time.CreateTimer(_ => FlushOutcomes(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public ListIndex Lists => _lists.Lists;

    public bool IsConnected => _connection is not null;

    /// <summary>True from the first connection on.</summary>
    public bool HasEverConnected { get; private set; }

    public ValueTask<Evidence> AskAsync(CallAttempt attempt)
    {
        var listed = _lists.Lists.Match(attempt.Caller.Identity, attempt.Source, _time.GetUtcNow());
        if (_connection is not { } connection)
        {
            return Unasked(MissingEvidence.Disconnected, listed);
        }
        if (!_pending.TryBegin(listed, out var id, out var answer))
        {
            return Unasked(MissingEvidence.Shed, listed);
        }
        if (!connection.TryAsk(id, attempt))
        {
            _pending.Fail(id, MissingEvidence.Shed);
        }
        return answer;
    }

    public void Report(EndedCall call)
    {
        _outcomes.Add(call);
        if (Interlocked.Exchange(ref _isFlushDue, 1) == 0)
        {
            _flush.Change(OutcomeDelay, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Sends what outcomes there are, then ends the stream.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _isLeaving = true;
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
        _channels.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var backoff = new Backoff(_options.Grid.Count);
        for (var turn = 0; !_isLeaving; turn++)
        {
            var begun = _time.GetTimestamp();
            var endpoint = _options.Grid[turn % _options.Grid.Count];
            var reason = await ExchangeAsync(endpoint, stoppingToken);
            if (_isLeaving || stoppingToken.IsCancellationRequested)
            {
                return;
            }
            TellOutage(endpoint, reason, isFirstTry: turn == 0 && !HasEverConnected);
            if (_time.GetElapsedTime(begun) > GoodStream)
            {
                backoff.Reset();
            }
            await Task.Delay(backoff.Next(), _time, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Returns why the stream ended.
    private async Task<string> ExchangeAsync(Uri endpoint, CancellationToken stop)
    {
        GridConnection? connection = null;
        try
        {
            connection = await GridConnection.OpenAsync(
                _channels.ClientOf(endpoint), Hello(), _outcomes, _time, _options.Limits.MaxPendingQuestions, stop);
            BeConnected(endpoint, connection);
            return await connection.ReadAsync(Receive) ? "it ended the stream" : "a list change is missing";
        }
        catch (Exception fault) when (GridFault.IsExpected(fault))
        {
            return connection is { IsAbandoned: true } ? "it does not answer" : GridFault.Reason(fault);
        }
        catch (Exception fault)
        {
            // A bug here must not end the edge: calls go on without the grid, and the next stream may do better.
            GridLog.Bug(_logger, fault);
            return fault.Message;
        }
        finally
        {
            _connection = null;
            _pending.FailAll(MissingEvidence.Disconnected);
            connection?.Dispose();
        }
    }

    private Wire.EdgeHello Hello() => new()
    {
        Pop = _options.Pop,
        EdgeInstance = _instance,
        ResumeAfter = _lists.Position,
    };

    private void BeConnected(Uri endpoint, GridConnection connection)
    {
        _connection = connection;
        _isOutageTold = false;
        HasEverConnected = true;
        GridLog.Connected(_logger, endpoint);
        connection.FlushOutcomes();
    }

    private bool Receive(Wire.GridFrame frame)
    {
        foreach (var reply in frame.Evidence)
        {
            _pending.Answer(reply.Id, WireReader.Read(reply));
        }
        if (frame.Policy is { } policy)
        {
            _policies?.Apply(policy.Revision, policy.Yaml, policy.Likelihoods);
        }
        foreach (var bulletin in frame.Bulletins)
        {
            if (!_lists.TryApply(bulletin))
            {
                return false;
            }
        }
        return true;
    }

    // An edge and its grid are often started together: one failed try before the first connection is no outage yet.
    private void TellOutage(Uri endpoint, string reason, bool isFirstTry)
    {
        if (_isOutageTold || isFirstTry)
        {
            GridLog.StillAway(_logger, endpoint, reason);
            return;
        }
        _isOutageTold = true;
        if (HasEverConnected)
        {
            GridLog.Lost(_logger, endpoint, reason);
        }
        else
        {
            GridLog.NotFound(_logger, endpoint, reason);
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
        _connection?.FlushOutcomes();
    }

    private void AbandonWhenSilent()
    {
        if (_connection is { } connection && connection.Silence > SilenceLimit)
        {
            connection.Abandon();
        }
    }

    private async Task TakeLeaveAsync(CancellationToken limit)
    {
        FlushOutcomes();
        while (_connection is not null && _outcomes.Count > 0)
        {
            await Task.Delay(LeavePace, _time, limit);
        }
        if (_connection is { } connection)
        {
            await connection.CompleteAsync(limit);
        }
        while (_connection is not null)
        {
            await Task.Delay(LeavePace, _time, limit);
        }
    }
}
