using System.Runtime.Intrinsics;
using Spit.Media.Codecs;

namespace Spit.Media.Dtmf;

/// <summary>The power of eight frequencies at a time (Goertzel's recursion, one in each lane).</summary>
internal sealed class GoertzelBank
{
    private readonly Vector256<float> _coefficients;

    public GoertzelBank(IEnumerable<double> hertz)
    {
        var values = hertz.Select(f => (float)(2 * Math.Cos(2 * Math.PI * f / G711.SampleRate))).ToArray();
        _coefficients = Vector256.Create(values);
    }

    /// <summary>Powers in squared samples: a sine of amplitude a gives a * a / 2.</summary>
    public Vector256<float> Powers(ReadOnlySpan<float> window)
    {
        var (last, before) = (Vector256<float>.Zero, Vector256<float>.Zero);
        foreach (var sample in window)
        {
            var now = Vector256.Create(sample) + (_coefficients * last) - before;
            before = last;
            last = now;
        }
        var power = (last * last) + (before * before) - (_coefficients * last * before);
        return power * (2f / ((float)window.Length * window.Length));
    }
}
