namespace Spit.GridBench.Loads;

/// <summary>How long may be waited here, where a late answer is a figure and not a failure.</summary>
internal static class Deadlines
{
    /// <summary>Of the silo's answer; the longest that it takes.</summary>
    public static readonly TimeSpan Answer = TimeSpan.FromSeconds(1);

    /// <summary>Of the edge's question; the longest that it takes.</summary>
    public static readonly TimeSpan Question = TimeSpan.FromSeconds(1);

    /// <summary>Of everything under way at the end of a round.</summary>
    public static readonly TimeSpan Drain = TimeSpan.FromSeconds(5);
}
