using System.Numerics;

namespace Spit.DetectionBench.Drawing;

/// <summary>
/// Seeded random numbers (xoshiro256**): the same seed gives the same numbers on every machine and version.
/// </summary>
internal sealed class Dice
{
    private readonly ulong _seed;
    private ulong _a, _b, _c, _d;

    public Dice(ulong seed)
    {
        _seed = seed;
        _a = Mix(ref seed);
        _b = Mix(ref seed);
        _c = Mix(ref seed);
        _d = Mix(ref seed);
    }

    /// <summary>Other numbers for a part of the whole; what the parent has drawn meanwhile changes nothing.</summary>
    public Dice Fork(string part)
    {
        // The seed is mixed first, else seed 4 with part "4" would be seed 5 with part "5". Then FNV-1a.
        var state = _seed;
        var hash = Mix(ref state) ^ 0xcbf29ce484222325;
        foreach (var c in part) hash = (hash ^ c) * 0x100000001b3;
        return new Dice(Mix(ref hash));
    }

    public Dice Fork(int part) => Fork(part.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public ulong Bits()
    {
        var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var t = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= t;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>From 0 (inclusive) to 1 (exclusive).</summary>
    public double Unit() => (Bits() >> 11) * (1.0 / (1UL << 53));

    public double Between(double low, double high) => low + ((high - low) * Unit());

    /// <summary>Between two positive bounds, every factor alike.</summary>
    public double Factor(double low, double high) => low * Math.Pow(high / low, Unit());

    /// <summary>Both bounds included.</summary>
    public int Int(int low, int high) => low + (int)((high - low + 1) * Unit());

    public bool Chance(double probability) => Unit() < probability;

    public double Exponential(double mean) => -mean * Math.Log(1 - Unit());

    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Unit())) * Math.Cos(2 * Math.PI * Unit());

    public double LogNormal(double median, double sigma) => median * Math.Exp(sigma * Normal());

    /// <summary>A whole number whose mean is the given one.</summary>
    public int Round(double mean) => (int)Math.Floor(mean + Unit());

    public T Pick<T>(IReadOnlyList<T> from) => from[Int(0, from.Count - 1)];

    /// <summary>Different items in a random order; all of them when fewer are there.</summary>
    public T[] Sample<T>(IReadOnlyList<T> from, int count)
    {
        T[] items = [.. from];
        count = Math.Min(count, items.Length);
        for (var i = 0; i < count; i++)
        {
            var j = Int(i, items.Length - 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
        return items[..count];
    }

    private static ulong Mix(ref ulong state)
    {
        state += 0x9e3779b97f4a7c15; // splitmix64
        var z = state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }
}
