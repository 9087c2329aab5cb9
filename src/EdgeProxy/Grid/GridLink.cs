using Spit.Detection;
using Wire = Spit.Protocol.V1;

namespace Spit.EdgeProxy.Grid;

/// <summary>
/// Keeps one stream open to one endpoint of the grid; the next endpoint when that one fails or leaves.
/// </summary>
/// <param name="options">Where the grid is.</param>
/// <param name="time">Measures waits.</param>
/// <param name="logger">Told of outages.</param>
/// <param name="pending">What waits for answers.</param>
/// <param name="outcomes">What rides along.</param>
/// <param name="blocks">What a stream is told first.</param>
/// <param name="hello">Says who asks.</param>
/// <param name="receive">Takes a frame; says why no more is to be read, null when nothing is wrong.</param>
/// <param name="answer">Takes the answers of a frame from a silo that is leaving.</param>
internal sealed class GridLink(
    EdgeOptions options,
    TimeProvider time,
    ILogger logger,
    PendingQuestions pending,
    OutcomeQueue outcomes,
    RecentBlocks blocks,
    Func<Wire.EdgeHello> hello,
    Func<ReceivedFrame, string?> receive,
    Action<ReceivedFrame> answer)
{
    /// <summary>What a receiver says of a frame with which a silo takes its leave.</summary>
    public const string Leaving = "it is leaving";

    // A stream that held this long was a good one: the next try starts without the wait of earlier failures.
    private static readonly TimeSpan GoodStream = TimeSpan.FromSeconds(2);

    private volatile GridConnection? _connection;
    private volatile GridConnection? _ended;
    private volatile GridConnection? _leaving;
    private volatile bool _isStopping;
    private bool _isOutageTold;

    /// <summary>The open stream; null when there is none.</summary>
    public GridConnection? Connection => _connection;

    /// <summary>
    /// Where a question is at home now: the open stream, or the last one while the next is being opened.
    /// </summary>
    public GridConnection? Home => _connection ?? _ended;

    /// <summary>True from the first connection on.</summary>
    public bool HasEverConnected { get; private set; }

    /// <summary>No stream is opened any more.</summary>
    public bool IsStopping
    {
        get => _isStopping;
        set => _isStopping = value;
    }

    /// <summary>Asks on the open stream what waits for one that has ended; nothing while there is none.</summary>
    public void AskAgain()
    {
        if (_connection is { } open)
        {
            AskAgainOn(open);
        }
    }

    public async Task RunAsync(CancellationToken stoppingToken)
    {
        var backoff = new Backoff(options.Grid.Count);
        try
        {
            for (var turn = 0; !IsStopping; turn++)
            {
                var begun = time.GetTimestamp();
                var endpoint = options.Grid[turn % options.Grid.Count];
                var reason = await ExchangeAsync(endpoint, stoppingToken);
                if (IsStopping || stoppingToken.IsCancellationRequested)
                {
                    return;
                }
                if (_connection is null)
                {
                    TellOutage(endpoint, reason, isFirstTry: turn == 0 && !HasEverConnected);
                }
                if (time.GetElapsedTime(begun) > GoodStream)
                {
                    backoff.Reset();
                }
                await WaitAsync(backoff.Next(), stoppingToken);
            }
        }
        finally
        {
            GiveUp();
        }
    }

    private async Task WaitAsync(TimeSpan pause, CancellationToken stop)
    {
        if (pause > TimeSpan.Zero && _connection is null)
        {
            GiveUp();
        }
        await Task.Delay(pause, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // What waits for the next stream does not wait any longer: there is none for a while.
    private void GiveUp()
    {
        _ended = null;
        pending.FailAll(MissingEvidence.Disconnected);
    }

    // Returns why the stream ended, or is about to.
    private async Task<string> ExchangeAsync(Uri endpoint, CancellationToken stop)
    {
        GridConnection? connection = null;
        try
        {
            connection = await GridConnection.OpenAsync(
                GridChannel.To(endpoint), hello(), outcomes, time, options.Limits.MaxPendingQuestions, stop);
            BeConnected(endpoint, connection);
            var reason = await connection.ReadAsync(receive);
            if (reason == Leaving)
            {
                _leaving = connection;
                _ = ReadLastAnswersAsync(connection);
                connection = null;
            }
            return reason ?? "it ended the stream";
        }
        catch (Exception fault) when (GridFault.IsExpected(fault))
        {
            return connection is { IsAbandoned: true } ? "it does not answer" : GridFault.Reason(fault);
        }
        catch (Exception fault)
        {
            // A bug here must not end the edge: calls go on without the grid, and the next stream may do better.
            GridLog.Bug(logger, fault);
            return fault.Message;
        }
        finally
        {
            End(connection);
        }
    }

    // The lists and the policy come from the next stream.
    private async Task ReadLastAnswersAsync(GridConnection connection)
    {
        try
        {
            await connection.ReadAsync(frame =>
            {
                answer(frame);
                return null;
            });
        }
        catch (Exception fault) when (GridFault.IsExpected(fault))
        {
            // It was to end anyway; what it still owed is asked again.
        }
        finally
        {
            End(connection);
        }
    }

    private void End(GridConnection? connection)
    {
        if (connection is null)
        {
            return;
        }
        connection.Dispose();
        if (_connection == connection)
        {
            _ended = connection;
            _connection = null;
        }
        else
        {
            AskAgain();
        }
    }

    private void AskAgainOn(GridConnection connection)
    {
        foreach (var (id, attempt) in pending.MoveTo(connection))
        {
            if (!connection.TryAsk(id, attempt, isAgain: true))
            {
                pending.Fail(id, MissingEvidence.Shed);
            }
        }
    }

    private void BeConnected(Uri endpoint, GridConnection connection)
    {
        _connection = connection;
        _ended = null;
        _isOutageTold = false;
        HasEverConnected = true;
        GridLog.Connected(logger, endpoint);
        AskAgainOn(connection);
        foreach (var block in blocks.All())
        {
            connection.TryBlock(block);
        }
        connection.FlushOutcomes();
        if (_leaving is { HasEnded: false } old)
        {
            _ = old.CompleteAsync(CancellationToken.None);
        }
        _leaving = null;
    }

    // An edge and its grid are often started together: one failed try before the first connection is no outage yet.
    private void TellOutage(Uri endpoint, string reason, bool isFirstTry)
    {
        if (_isOutageTold || isFirstTry)
        {
            GridLog.StillAway(logger, endpoint, reason);
            return;
        }
        _isOutageTold = true;
        if (HasEverConnected)
        {
            GridLog.Lost(logger, endpoint, reason);
        }
        else
        {
            GridLog.NotFound(logger, endpoint, reason);
        }
    }
}
