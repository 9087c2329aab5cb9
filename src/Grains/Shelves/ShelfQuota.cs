namespace Spit.Grains.Shelves;

/// <summary>How many records of one kind this silo holds, over all its shelves.</summary>
internal sealed class ShelfQuota(ShelfOptions options)
{
    private int _held;
    private int _onProbation;

    /// <summary>True when there are too many that have proven themselves.</summary>
    public bool IsFull => Volatile.Read(ref _held) > options.MostHeld;

    /// <summary>True when there are too many of which one call is known.</summary>
    public bool IsProbationFull => Volatile.Read(ref _onProbation) > options.MostOnProbation;

    public void Begin() => Interlocked.Increment(ref _onProbation);

    public void Promote()
    {
        Interlocked.Decrement(ref _onProbation);
        Interlocked.Increment(ref _held);
    }

    public void End(bool wasOnProbation) => Interlocked.Decrement(ref wasOnProbation ? ref _onProbation : ref _held);
}
