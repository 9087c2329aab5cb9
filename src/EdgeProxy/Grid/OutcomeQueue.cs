namespace Spit.EdgeProxy.Grid;

/// <summary>Outcomes on their way to the grid; bounded, and what is oldest makes room.</summary>
/// <param name="limit">How many are kept.</param>
/// <param name="metrics">Counts what had to go.</param>
internal sealed class OutcomeQueue(int limit, GridMetrics metrics)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<EndedCall> _outcomes = new();

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _outcomes.Count;
            }
        }
    }

    /// <summary>Adds an outcome, in place of the oldest when there is no room.</summary>
    public void Add(EndedCall outcome)
    {
        lock (_lock)
        {
            _outcomes.AddLast(outcome);
            TrimToLimit();
        }
    }

    /// <summary>Moves the oldest outcomes into a list, at most so many.</summary>
    public void Take(int most, List<EndedCall> taken)
    {
        lock (_lock)
        {
            while (taken.Count < most && _outcomes.First is { } first)
            {
                taken.Add(first.Value);
                _outcomes.RemoveFirst();
            }
        }
    }

    /// <summary>Puts back, at the front, what could not be sent.</summary>
    public void PutBack(IReadOnlyList<EndedCall> outcomes)
    {
        lock (_lock)
        {
            for (var i = outcomes.Count - 1; i >= 0; i--)
            {
                _outcomes.AddFirst(outcomes[i]);
            }
            TrimToLimit();
        }
    }

    private void TrimToLimit()
    {
        while (_outcomes.Count > limit)
        {
            _outcomes.RemoveFirst();
            metrics.OutcomeDropped();
        }
    }
}
