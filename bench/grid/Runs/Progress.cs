using System.Diagnostics;
using System.Globalization;

namespace Spit.GridBench.Runs;

/// <summary>What is being done, on the standard error.</summary>
internal static class Progress
{
    private static readonly long Begun = Stopwatch.GetTimestamp();

    public static void Tell(string what) => Console.Error.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(Begun).TotalSeconds,6:F1} s  {what}"));
}
