using System.Globalization;
using Spit.MediaBench.Calls;

namespace Spit.MediaBench.Reports;

/// <summary>A line for each call, for who wants to see which ones went wrong.</summary>
internal static class CallTable
{
    /// <summary>
    /// Writes detector, kind, noise, SNR, level, loss, seed, score, whether asked, decision and readings.
    /// </summary>
    public static void Write(TextWriter? output, string detector, IEnumerable<CallResult> results)
    {
        foreach (var (call, score, wasAsked, finding) in results)
        {
            var readings = finding.Tests.Where(t => t.Reading.IsAsked).Select(t => string.Create(
                CultureInfo.InvariantCulture, $"{t.Name}={t.Reading.Value:0.##}:{t.Value}"));
            output?.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{detector},{call.Kind},{call.Noise},{call.Snr},{call.Level:0.0},{call.Loss:0.000},{call.Seed},"
                + $"{score:0.000},{wasAsked},{finding.Decision},{string.Join(' ', readings)}"));
        }
    }
}
