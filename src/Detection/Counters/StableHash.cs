namespace Spit.Detection.Counters;

/// <summary>A hash that is the same in every process and release, because records that hold it are stored.</summary>
internal static class StableHash
{
    /// <summary>
    /// FNV-1a over the UTF-16 units, its 64 bits mixed (the finalizer of MurmurHash3) and folded to 32.
    /// </summary>
    public static uint Of(ReadOnlySpan<char> text)
    {
        var hash = 14695981039346656037UL;
        foreach (var unit in text) hash = (hash ^ unit) * 1099511628211UL;
        return Of(hash);
    }

    /// <summary>The bits of a number mixed and folded in the same way.</summary>
    public static uint Of(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCDUL;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53UL;
        return (uint)(hash ^ (hash >> 32));
    }
}
