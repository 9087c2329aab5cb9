using Spit.MediaBench.Callers;
using Spit.MediaBench.Sounds;

namespace Spit.MediaBench.Calls;

/// <summary>One synthetic call; the same numbers make the same call.</summary>
/// <param name="Kind">Who calls.</param>
/// <param name="Noise">What lies under everything.</param>
/// <param name="Snr">How far below the voice it lies, in dB.</param>
/// <param name="Level">The voice, in dBov.</param>
/// <param name="Loss">Share of frames that are lost.</param>
/// <param name="Seed">Draws all the rest.</param>
internal sealed record CallSpec(
    CallerKind Kind, BackgroundKind Noise, double Snr, double Level, double Loss, int Seed)
{
    private static readonly BackgroundKind[] Noises =
        [BackgroundKind.White, BackgroundKind.Pink, BackgroundKind.Hum, BackgroundKind.Babble];

    /// <summary>A call with a given voice-to-noise distance, all else drawn.</summary>
    public static CallSpec Draw(CallerKind kind, double snr, int seed)
    {
        var random = new Random(seed);
        var noise = Noises[random.Next(Noises.Length)];
        var level = -12 - (random.NextDouble() * 23);
        var loss = random.Next(2) == 0 ? 0 : random.NextDouble() * 0.05;
        return new CallSpec(kind, noise, snr, level, loss, seed);
    }
}
