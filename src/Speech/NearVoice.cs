using Spit.Media.Speech;

namespace Spit.Speech;

/// <summary>How likely the voice on the line is the caller's, and not a crowd or a television behind him.</summary>
/// <remarks>
/// To the model a crowd is speech, too. What tells them apart is that one near voice repeats itself at its pitch,
/// stands out of what is always there, and is loud: the logistic function of the three, fitted to frames of the tuning
/// voices of bench/media that the model calls speech, at 5 dB and more. Of a caller's it keeps about 92 %, of a crowd's
/// and of a television's about 6 %. Not safe for use by several threads at once.
/// </remarks>
internal sealed class NearVoice
{
    private const double Base = -6.4;
    private const double PerPeriod = 8;
    private const double PerDecibelOut = 0.7;
    private const double PerDecibel = 0.16;

    // Beyond this a voice stands out as much as need be.
    private const double FarOut = 13;

    // 0.25 s, in which the loudest vowel counts, and 2 s, in which the quietest moment is the background.
    private const int Recent = 8;
    private const int Memory = 64;

    // The level follows within about 80 ms.
    private const double Smoothing = 0.35;

    private readonly Periodicity _periodicity = new();
    private readonly double[] _periods = new double[Recent];
    private readonly double[] _out = new double[Recent];
    private readonly double[] _levels = new double[Memory];
    private double _power;
    private int _windows;

    /// <summary>Takes the next window.</summary>
    /// <param name="window">32 ms at 8 kHz.</param>
    /// <param name="isLoud">Whether it can be speech; otherwise nobody looks for a pitch in it.</param>
    /// <returns>0 to 1.</returns>
    public float Add(ReadOnlySpan<short> window, bool isLoud)
    {
        _periodicity.Add(window);
        var power = Math.Pow(10, SoundLevel.Of(window) / 10);
        _power = _windows == 0 ? power : _power + ((power - _power) * Smoothing);
        var level = 10 * Math.Log10(_power);
        if (_windows == 0) Array.Fill(_levels, level);
        _levels[_windows % Memory] = level;
        _out[_windows % Recent] = Math.Min(level - Least(_levels), FarOut);
        _periods[_windows % Recent] = isLoud ? _periodicity.Measure() : 0;
        _windows++;
        var sum = Base + (PerPeriod * Greatest(_periods)) + (PerDecibelOut * Greatest(_out)) + (PerDecibel * level);
        return (float)(1 / (1 + Math.Exp(-sum)));
    }

    private static double Least(double[] values)
    {
        var least = values[0];
        foreach (var value in values) least = Math.Min(least, value);
        return least;
    }

    private static double Greatest(double[] values)
    {
        var greatest = values[0];
        foreach (var value in values) greatest = Math.Max(greatest, value);
        return greatest;
    }
}
