namespace Spit.Oracle.Tests.Sites;

/// <summary>What is wrong with the store at the moment; shared by all silos of this process.</summary>
/// <remarks>Several schedules may make it ill at a time; it is well again when each of them has said so.</remarks>
internal sealed class StoreIllness
{
    private readonly Lock _gate = new();
    private readonly Dictionary<StoreFault, int> _faults = [];
    private TaskCompletionSource _well = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Begin(StoreFault fault)
    {
        lock (_gate) _faults[fault] = _faults.GetValueOrDefault(fault) + 1;
    }

    public void End(StoreFault fault)
    {
        lock (_gate)
        {
            _faults[fault]--;
            if (fault == StoreFault.Hangs && _faults[fault] == 0)
            {
                _well.SetResult();
                _well = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    public bool Has(StoreFault fault)
    {
        lock (_gate) return _faults.GetValueOrDefault(fault) > 0;
    }

    /// <summary>Waits while the store hangs, fails while it refuses.</summary>
    public async Task SufferAsync()
    {
        Task? well;
        lock (_gate) well = _faults.GetValueOrDefault(StoreFault.Hangs) > 0 ? _well.Task : null;
        if (well is not null) await well;
        if (Has(StoreFault.Refuses)) throw Silent();
    }

    /// <summary>Fails while the store's answers are lost.</summary>
    public void LoseAnswer()
    {
        if (Has(StoreFault.LosesAnswers)) throw Silent();
    }

    private static TimeoutException Silent() => new("the store does not answer");
}
