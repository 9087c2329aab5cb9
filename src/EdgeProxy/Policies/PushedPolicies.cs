using Spit.EdgeProxy.Grid;
using Spit.EdgeProxy.Screening;
using Spit.Policies;

namespace Spit.EdgeProxy.Policies;

/// <summary>Reads the policies that the grid pushes and lets them run.</summary>
/// <remarks>
/// Reading takes longer than a call may wait for its evidence, so it is done beside the stream. Of several that come
/// meanwhile the last one is read.
/// </remarks>
internal sealed class PushedPolicies(RunningPolicy running, PolicyMetrics metrics, ILogger<PushedPolicies> logger)
    : IPolicyReceiver, IThreadPoolWorkItem
{
    private PolicyText? _coming;
    private PolicyText? _taken;
    private int _isReading;

    public void Apply(string revision, string yaml, string likelihoods)
    {
        Volatile.Write(ref _coming, new PolicyText(revision, yaml)
        {
            Likelihoods = likelihoods.Length > 0 ? likelihoods : null,
            Revision = revision,
        });
        if (Interlocked.Exchange(ref _isReading, 1) == 0) ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    void IThreadPoolWorkItem.Execute()
    {
        do
        {
            while (Interlocked.Exchange(ref _coming, null) is { } text) Take(text);
            Volatile.Write(ref _isReading, 0);
        }
        while (Volatile.Read(ref _coming) is not null && Interlocked.Exchange(ref _isReading, 1) == 0);
    }

    private void Take(PolicyText text)
    {
        // A stream that begins again brings what runs already.
        if (text == _taken) return;
        var read = PolicyFile.Parse(text);
        if (read.Policy is not { } policy)
        {
            metrics.Refused();
            PolicyLog.Unreadable(
                logger, text.Name, running.Current.Revision, string.Join("; ", read.Faults.Select(f => f.ToString())));
            return;
        }
        running.Replace(policy);
        _taken = text;
        metrics.Runs(text.Name);
        PolicyLog.Running(logger, text.Name);
    }
}
