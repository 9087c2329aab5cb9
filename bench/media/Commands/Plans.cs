using Spit.MediaBench.Callers;
using Spit.MediaBench.Calls;

namespace Spit.MediaBench.Commands;

/// <summary>Which calls are made.</summary>
internal static class Plans
{
    public static readonly double[] Snrs = [20, 15, 10, 5, 0];

    // Seeds below are for tuning.
    public const int FirstReportedSeed = 1_000_000;

    /// <summary>So many calls of each kind at each distance of voice and noise.</summary>
    public static IEnumerable<CallSpec> Draw(int perKind, int firstSeed, IEnumerable<CallerKind> kinds)
    {
        var seed = firstSeed;
        foreach (var kind in kinds)
        {
            foreach (var snr in Snrs)
            {
                for (var i = 0; i < perKind; i++) yield return CallSpec.Draw(kind, snr, seed++);
            }
        }
    }
}
