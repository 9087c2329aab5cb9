namespace Spit.Media.Speech;

/// <summary>How loud samples are.</summary>
public static class SoundLevel
{
    /// <summary>The level of digital silence (RFC 6465 3).</summary>
    public const double Silence = -127;

    private const double FullScale = 32768;

    /// <summary>The root mean square in dBov: 0 is a full-scale square wave, -127 silence or nothing at all.</summary>
    public static double Of(ReadOnlySpan<short> samples)
    {
        long sum = 0;
        foreach (var sample in samples) sum += sample * sample;
        return sum == 0 ? Silence : 10 * Math.Log10(sum / (FullScale * FullScale * samples.Length));
    }
}
