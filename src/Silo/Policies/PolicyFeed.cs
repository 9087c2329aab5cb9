using Spit.Grains.Policies;
using Spit.Policies;
using Spit.Protocol.V1;

namespace Spit.Silo.Policies;

/// <summary>Keeps this silo under the policy that the cluster runs, by asking its grain over and over.</summary>
internal sealed class PolicyFeed(
    IGrainFactory grains,
    RunningPolicy running,
    InitialPolicy initial,
    PolicyMeters meters,
    TimeProvider time,
    ILogger<PolicyFeed> logger) : BackgroundService
{
    private const int Unknown = -1;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    // Chosen: what a client waits for after its change.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private readonly Lock _gate = new();
    private readonly List<Action> _listeners = [];
    private TaskCompletionSource _moved = NewSignal();
    private volatile PolicyBulletin? _bulletin = initial.Text is { } text ? BulletinOf(text) : null;
    private volatile int _number = Unknown;

    /// <summary>True once the grain has said what runs.</summary>
    public bool IsKnown => _number != Unknown;

    /// <summary>What edges are to judge under; null: what they have built in.</summary>
    public PolicyBulletin? Bulletin => _bulletin;

    /// <summary>Has <paramref name="listener"/> called after each change, until the result is disposed.</summary>
    public IDisposable Subscribe(Action listener)
    {
        lock (_gate) _listeners.Add(listener);
        return new Subscription(() =>
        {
            lock (_gate) _listeners.Remove(listener);
        });
    }

    /// <summary>Waits, but not for long, until this silo has heard of a revision.</summary>
    public async Task WaitForAsync(int number, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        while (!either.IsCancellationRequested && _number < number)
        {
            Task moved;
            lock (_gate) moved = _moved.Task;
            if (_number >= number) return;
            await moved.WaitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var grain = grains.GetGrain<IPolicyGrain>(IPolicyGrain.Key);
        var pause = FirstPause;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                Apply(await grain.After(_number, stoppingToken).WaitAsync(stoppingToken));
                pause = FirstPause;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                PolicyFeedLog.Unreachable(logger, e, pause);
                await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    internal void Apply(PolicyNews news)
    {
        if (news.Number == _number) return;
        if (news.Revision is { } revision) Take(revision);
        Action[] listeners;
        TaskCompletionSource moved;
        lock (_gate)
        {
            _number = news.Number;
            listeners = [.. _listeners];
            (moved, _moved) = (_moved, NewSignal());
        }
        moved.SetResult();
        foreach (var listener in listeners) listener();
    }

    // A newer silo may have read what this one cannot; then this one and its edges stay with what they have.
    private void Take(PolicyRevision revision)
    {
        var name = PolicyWire.Name(revision.Info.Number);
        var text = new PolicyText(name, revision.Yaml) { Likelihoods = revision.Likelihoods, Revision = name };
        var read = PolicyFile.Parse(text);
        if (read.Policy is not { } policy)
        {
            meters.Refused();
            PolicyFeedLog.Unreadable(logger, name, running.Current.Revision, string.Join("; ", read.Faults));
            return;
        }
        running.Replace(policy);
        _bulletin = BulletinOf(text);
        meters.Runs(revision.Info.Number);
        PolicyFeedLog.Running(logger, name);
    }

    private static PolicyBulletin BulletinOf(PolicyText text) => new()
    {
        Revision = text.Revision,
        Yaml = text.Yaml,
        Likelihoods = text.Likelihoods ?? "",
    };

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
