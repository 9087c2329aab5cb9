using Spit.Detection;

namespace Spit.EdgeProxy.Grid;

/// <summary>Outcomes on their way to the grid; bounded, and what is oldest makes room.</summary>
/// <param name="limit">How many are kept.</param>
internal sealed class OutcomeQueue(int limit)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<CallOutcome> _outcomes = new();

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

    /// <summary>Adds an outcome; returns false when the oldest had to go for it.</summary>
    public bool Add(CallOutcome outcome)
    {
        lock (_lock)
        {
            _outcomes.AddLast(outcome);
            return TrimToLimit() == 0;
        }
    }

    /// <summary>Moves the oldest outcomes into a list, at most so many.</summary>
    public void Take(int most, List<CallOutcome> taken)
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

    /// <summary>Puts back, at the front, what could not be sent; returns how many had to go.</summary>
    public int PutBack(IReadOnlyList<CallOutcome> outcomes)
    {
        lock (_lock)
        {
            for (var i = outcomes.Count - 1; i >= 0; i--)
            {
                _outcomes.AddFirst(outcomes[i]);
            }
            return TrimToLimit();
        }
    }

    private int TrimToLimit()
    {
        var dropped = 0;
        for (; _outcomes.Count > limit; dropped++)
        {
            _outcomes.RemoveFirst();
        }
        return dropped;
    }
}
