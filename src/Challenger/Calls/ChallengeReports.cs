using System.Threading.Channels;
using Grpc.Core;
using Spit.Protocol.V1;
using ChallengeFinding = Spit.Media.Challenges.ChallengeFinding;
using Decision = Spit.Media.Challenges.ChallengeDecision;

namespace Spit.Challenger.Calls;

/// <summary>Tells the grid how challenges went; what it does not hear at once waits, and is told in order.</summary>
internal sealed partial class ChallengeReports : BackgroundService
{
    // Chosen: an hour of a busy challenger; what comes beyond is lost and counted.
    private const int MostWaiting = 10_000;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly Channel<ReportChallengeRequest> _waiting =
        Channel.CreateBounded<ReportChallengeRequest>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    private readonly GridLink _grid;
    private readonly TimeProvider _time;
    private readonly ILogger<ChallengeReports> _logger;

    public ChallengeReports(GridLink grid, TimeProvider time, ILogger<ChallengeReports> logger) =>
        (_grid, _time, _logger) = (grid, time, logger);

    /// <summary>Takes a finding; returns at once.</summary>
    public void Tell(HandOver handOver, ChallengeFinding finding)
    {
        if (_grid.IsEmpty) return;
        var request = new ReportChallengeRequest
        {
            Attempt = handOver.Attempt,
            Decision = finding.Decision switch
            {
                Decision.Human => ChallengeDecision.Human,
                Decision.Robot => ChallengeDecision.Robot,
                _ => ChallengeDecision.Unsure,
            },
            RobotProbability = finding.RobotProbability,
            EndedUnixMs = _time.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        if (!_waiting.Writer.TryWrite(request)) LogLost();
    }

    /// <summary>Tells what waits, as long as it may.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        if (ExecuteTask is { } telling)
        {
            await telling.WaitAsync(cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var report in _waiting.Reader.ReadAllAsync(CancellationToken.None))
        {
            var wait = TimeSpan.FromMilliseconds(100);
            while (!stoppingToken.IsCancellationRequested && !await TryTellAsync(report, stoppingToken))
            {
                await Task.Delay(wait, _time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
            }
        }
    }

    private async Task<bool> TryTellAsync(ReportChallengeRequest report, CancellationToken cancellation)
    {
        try
        {
            await _grid.AskAsync(
                (silo, stop) => new ChallengeService.ChallengeServiceClient(silo)
                    .ReportChallengeAsync(report, cancellationToken: stop),
                cancellation);
            return true;
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.InvalidArgument)
        {
            LogRefused(e.Status.Detail);
            return true;
        }
        catch (Exception e) when (e is RpcException or OperationCanceledException)
        {
            return false;
        }
    }

    [LoggerMessage(5020, LogLevel.Warning, "How a challenge went was not told to the grid: too much waits for it")]
    private partial void LogLost();

    [LoggerMessage(5021, LogLevel.Warning, "The grid does not take how a challenge went: {Detail}")]
    private partial void LogRefused(string detail);
}
