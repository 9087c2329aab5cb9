namespace Spit.Simulator.Tests.Speaking;

/// <summary>Sound that is like nothing else: noise by a seed.</summary>
internal static class Noise
{
    private const int Rate = 8000;

    public static short[] Of(int seed, double seconds)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, (int)(seconds * Rate)).Select(_ => (short)random.Next(-8000, 8000))];
    }

    public static short[] Silence(double seconds) => new short[(int)(seconds * Rate)];
}
