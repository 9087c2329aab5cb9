using Spit.Media.Codecs;

namespace Spit.Media.Wave;

/// <summary>
/// Brings a higher rate down to 8,000 Hz: a sinc of 3,700 Hz under a Kaiser window, which passes up to 3,400 Hz and is
/// 80 dB down from 4,030 Hz on (Kaiser's formulas for 32 zero crossings to either side).
/// </summary>
internal static class RateConverter
{
    private const double CutoffHz = 3_700;
    private const double Beta = 7.86;
    private const int Crossings = 32;
    private const int StepsPerCrossing = 256;
    private static readonly float[] Kernel = MakeKernel();

    public static short[] ToTelephone(short[] samples, int rate)
    {
        if (rate == G711.SampleRate) return samples;
        var step = (double)rate / G711.SampleRate;
        var output = new short[(int)(samples.Length / step)];
        // How far the kernel's time moves with one sample of the input.
        var pace = 2 * CutoffHz / rate;
        for (var i = 0; i < output.Length; i++)
            output[i] = At(samples, i * step, pace);
        return output;
    }

    private static short At(short[] samples, double centre, double pace)
    {
        var reach = Crossings / pace;
        var first = Math.Max(0, (int)Math.Ceiling(centre - reach));
        var last = Math.Min(samples.Length - 1, (int)Math.Floor(centre + reach));
        var sum = 0.0;
        for (var i = first; i <= last; i++)
        {
            var place = Math.Abs(i - centre) * pace * StepsPerCrossing;
            var index = (int)place;
            var before = Kernel[index];
            sum += samples[i] * (before + ((place - index) * (Kernel[index + 1] - before)));
        }
        return (short)Math.Clamp(Math.Round(sum * pace), short.MinValue, short.MaxValue);
    }

    private static float[] MakeKernel()
    {
        var kernel = new float[(Crossings * StepsPerCrossing) + 2];
        for (var i = 0; i < kernel.Length; i++)
        {
            var x = (double)i / StepsPerCrossing;
            var inside = 1 - (x / Crossings * (x / Crossings));
            var window = inside <= 0 ? 0 : Bessel(Beta * Math.Sqrt(inside)) / Bessel(Beta);
            kernel[i] = (float)(window * (i == 0 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x)));
        }
        return kernel;
    }

    /// <summary>The modified Bessel function of the first kind, order 0.</summary>
    private static double Bessel(double x)
    {
        var (sum, term) = (1.0, 1.0);
        for (var k = 1; k < 40; k++)
        {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }
}
