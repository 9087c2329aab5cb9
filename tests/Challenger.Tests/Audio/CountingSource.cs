using Spit.Challenger.Audio;
using Spit.Media.Codecs;

namespace Spit.Challenger.Tests.Audio;

/// <summary>A source whose frames tell their number: all samples of one are one code word's value.</summary>
internal sealed class CountingSource(Func<int, bool>? speaks = null) : IFrameSource
{
    private int _asked;

    public int Asked => Volatile.Read(ref _asked);

    public bool Fill(Span<short> frame)
    {
        var number = Interlocked.Increment(ref _asked) - 1;
        if (speaks?.Invoke(number) == false) return false;
        frame.Fill(Value(number));
        return true;
    }

    /// <summary>The code word of a frame's number.</summary>
    public static byte Code(int number) => (byte)(0x80 + number % 100);

    public static byte[] Codes(int number, int samples = 160) => [.. Enumerable.Repeat(Code(number), samples)];

    public static short Value(int number, G711Law law = G711Law.Mu)
    {
        Span<short> value = stackalloc short[1];
        G711.Decode(law, [Code(number)], value);
        return value[0];
    }
}
