using Spit.Detection.Lists;
using Spit.Grains.Lists;

namespace Spit.Silo.Lists;

/// <summary>This silo's copy of the lists, kept current by asking their grain for what is new, over and over.</summary>
internal sealed class ListsFeed(IGrainFactory grains, TimeProvider time, ILogger<ListsFeed> logger) : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly List<Action> _listeners = [];
    private ListHistory _history = new(ListPosition.Start);
    private TaskCompletionSource _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile ListView _view = ListView.Unknown;

    /// <summary>The lists as this silo knows them.</summary>
    public ListView View => _view;

    /// <summary>Has <paramref name="listener"/> called after each change, until the result is disposed.</summary>
    public IDisposable Subscribe(Action listener)
    {
        lock (_gate)
        {
            _listeners.Add(listener);
        }
        return new Subscription(() =>
        {
            lock (_gate)
            {
                _listeners.Remove(listener);
            }
        });
    }

    /// <summary>What an edge at this position lacks; null when it lacks nothing or nothing is known yet.</summary>
    /// <param name="position">What the edge applied last.</param>
    /// <param name="limit">The most changes that are wanted at once.</param>
    public ListNews? After(ListPosition position, int limit)
    {
        lock (_gate)
        {
            var view = _view;
            if (!view.IsKnown || position == view.Position)
            {
                return null;
            }
            return _history.TryAfter(position, limit, out var changes)
                ? new ListNews { Position = view.Position with { Revision = changes[^1].Revision }, Changes = changes }
                : new ListNews { Position = view.Position, Everything = [.. view.Index.Entries] };
        }
    }

    /// <summary>Waits, but not for long, until this silo has what a change led to.</summary>
    public async Task WaitForAsync(ListPosition position, CancellationToken cancellationToken)
    {
        // Chosen: what an edge is promised too.
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(200), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        while (!either.IsCancellationRequested)
        {
            Task moved;
            lock (_gate)
            {
                if (_view.Position.Epoch != position.Epoch || _view.Position.Revision >= position.Revision)
                {
                    return;
                }
                moved = _moved.Task;
            }
            await moved.WaitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var grain = grains.GetGrain<IListsGrain>(IListsGrain.Key);
        var pause = FirstPause;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                Apply(await grain.After(_view.Position, stoppingToken).WaitAsync(stoppingToken));
                pause = FirstPause;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                ListsFeedLog.Unreachable(logger, e, pause);
                await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    internal void Apply(ListNews news)
    {
        Action[] listeners;
        TaskCompletionSource moved;
        lock (_gate)
        {
            if (news.Position == _view.Position)
            {
                return;
            }
            if (news.Everything is { } everything)
            {
                _history = new ListHistory(news.Position);
                _view = new ListView(news.Position, ListIndex.From(everything));
            }
            else
            {
                _view = _view.With(news);
                foreach (var change in news.Changes)
                {
                    _history.Add(change);
                }
            }
            listeners = [.. _listeners];
            moved = _moved;
            _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        moved.SetResult();
        foreach (var listener in listeners)
        {
            listener();
        }
    }
}
