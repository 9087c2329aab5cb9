namespace Spit.Testing;

/// <summary>Bytes that an action allocates on this thread.</summary>
internal static class Allocated
{
    private const int Rounds = 5;

    /// <summary>The least of several rounds, after one that is not counted.</summary>
    /// <remarks>
    /// The runtime itself allocates on the thread now and then, when it replaces a method by a better compiled one.
    /// What the action allocates is there in every round.
    /// </remarks>
    public static long By(Action action)
    {
        action();
        var least = long.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        return least;
    }
}
