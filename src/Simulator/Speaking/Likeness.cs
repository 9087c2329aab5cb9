using Spit.Media.Codecs;
using Spit.Media.Speech;

namespace Spit.Simulator.Speaking;

/// <summary>Whether what was said arrived: how much of it is found again in what was heard.</summary>
internal static class Likeness
{
    /// <summary>A quarter of a second: long enough to be like nothing else, short against a slip in time.</summary>
    private const int Window = G711.SampleRate / 4;

    /// <summary>A place where not even these first samples fit is passed over.</summary>
    private const int Probe = 200;

    private const double ProbeLikeness = 0.7;

    /// <summary>Quieter windows are pauses.</summary>
    private const double Quiet = -40;

    /// <summary>
    /// The mean over the loud quarters of a second of <paramref name="said"/> of how well each is found, wherever it
    /// is: 1 when all are there, near 0 for another voice; 0 when there is none to look for.
    /// </summary>
    /// <remarks>Each is looked for by itself: a jitter buffer may cut or add 20 ms between two of them.</remarks>
    public static double Of(ReadOnlySpan<short> heard, ReadOnlySpan<short> said)
    {
        var (sum, windows) = (0.0, 0);
        for (var start = 0; start + Window <= said.Length; start += Window)
        {
            var window = said.Slice(start, Window);
            if (SoundLevel.Of(window) < Quiet)
                continue;
            sum += Best(heard, window);
            windows++;
        }

        return windows == 0 ? 0 : sum / windows;
    }

    private static double Best(ReadOnlySpan<short> heard, ReadOnlySpan<short> window)
    {
        var best = 0.0;
        var probe = LoudestProbe(window);
        for (var start = 0; start + Window <= heard.Length; start++)
        {
            var there = heard.Slice(start + probe, Probe);
            if (Correlation(there, window.Slice(probe, Probe)) > ProbeLikeness)
                best = Math.Max(best, Correlation(heard.Slice(start, Window), window));
        }

        return best;
    }

    private static int LoudestProbe(ReadOnlySpan<short> window)
    {
        var (loudest, most) = (0, double.MinValue);
        for (var start = 0; start + Probe <= window.Length; start += Probe)
        {
            var level = SoundLevel.Of(window.Slice(start, Probe));
            if (level > most)
                (loudest, most) = (start, level);
        }

        return loudest;
    }

    private static double Correlation(ReadOnlySpan<short> a, ReadOnlySpan<short> b)
    {
        long both = 0, ofA = 0, ofB = 0;
        for (var i = 0; i < a.Length; i++)
        {
            both += a[i] * b[i];
            ofA += a[i] * a[i];
            ofB += b[i] * b[i];
        }

        return ofA == 0 || ofB == 0 ? 0 : both / Math.Sqrt((double)ofA * ofB);
    }
}
