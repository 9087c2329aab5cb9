using Spit.Media.Codecs;

namespace Spit.Media.Dtmf;

/// <summary>Generates a key's two tones.</summary>
public static class DtmfTone
{
    /// <summary>Fills a part of a tone, so that parts written one after another join.</summary>
    /// <param name="digit">0 to 9, *, #, A to D; another character is silence.</param>
    /// <param name="offset">Samples of the tone before this part.</param>
    /// <param name="amplitude">Of each of the two tones, 0 to 16,383.</param>
    /// <param name="deviation">Of both frequencies, as a share: 0.015 is 1.5 % high.</param>
    public static void Fill(
        char digit, long offset, Span<short> samples, double amplitude = 6_000, double deviation = 0)
    {
        samples.Clear();
        if (!DtmfKeys.TryTones(digit, out var low, out var high)) return;
        var pace = 2 * Math.PI * (1 + deviation) / G711.SampleRate;
        for (var i = 0; i < samples.Length; i++)
        {
            var at = (offset + i) * pace;
            samples[i] = (short)(amplitude * (Math.Sin(low * at) + Math.Sin(high * at)));
        }
    }
}
