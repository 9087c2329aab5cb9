using System.IO.Hashing;
using System.Runtime.InteropServices;
using Spit.Detection;
using Spit.Detection.Standings;

namespace Spit.Grains.Shards;

/// <summary>Which shard a key belongs to.</summary>
/// <remarks>
/// The numbers are part of the stored format and the same in every silo of a cluster: with others, records are not
/// found any more, and two silos count one key in two places.
/// </remarks>
public static class ShardMap
{
    // Chosen: few enough that the calls of a busy moment come to each several at a time, which is what makes a call
    // cheap, and enough to spread over a dozen silos; 30,000 of a million keys a shard.
    public const int Callers = 32;
    public const int Sources = 32;
    public const int Reporters = 32;
    public const int Standings = 32;

    public static int Of(CallerKey key) => Of(key.Identity, (int)key.Trust, Callers);

    public static int Of(SourceAddress address)
    {
        ReadOnlySpan<ulong> halves = [address.High, address.Low];
        return (int)(XxHash3.HashToUInt64(MemoryMarshal.AsBytes(halves)) % Sources);
    }

    public static int Of(StandingKey key) => Of(key.Text, (int)key.Kind, Standings);

    /// <param name="reporter">Canonical identity.</param>
    public static int OfReporter(string reporter) => Of(reporter, 0, Reporters);

    private static int Of(string text, int seed, int count) =>
        (int)(XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text.AsSpan()), seed) % (uint)count);
}
