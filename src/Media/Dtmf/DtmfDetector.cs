using System.Runtime.Intrinsics;

namespace Spit.Media.Dtmf;

/// <summary>Finds keys in audio of 8,000 Hz, whatever carries it.</summary>
/// <remarks>
/// Limits after ITU-T Q.24: frequencies up to 1.5 % off, tones of 40 ms, pauses of 40 ms, the high tone at most 4 dB
/// above the low one and 8 dB below it (1 dB more is allowed, for what the filters lose). Speech is told apart by how
/// little else than the two tones there may be, and by harmonics.
/// </remarks>
public sealed class DtmfDetector
{
    private const int Window = 204;
    private const int Hop = 80;
    private const int HitsToBegin = 2;
    private const int MissesToEnd = 2;
    private const float LeastShare = 0.82f;
    private const float LeastLead = 5;
    private const float MostHighOverLow = 3.2f;
    private const float MostLowOverHigh = 8;
    private const float MostHarmonic = 0.1f;
    private const float LeastPower = 55 * 55;
    private static readonly GoertzelBank[] Banks = [Bank(0.99), Bank(1), Bank(1.01)];
    private static readonly GoertzelBank Harmonics = Bank(2);

    private readonly float[] _window = new float[Window];
    private int _filled;
    private char _heard;
    private char _candidate;
    private int _hits;
    private int _misses;

    /// <summary>Takes the next audio, as a rule 160 samples.</summary>
    /// <returns>A key when one has begun, once; else <c>'\0'</c>.</returns>
    public char Push(ReadOnlySpan<short> samples)
    {
        var found = '\0';
        foreach (var sample in samples)
        {
            _window[_filled++] = sample;
            if (_filled < Window) continue;
            var key = Judge();
            if (key != '\0') found = key;
            _window.AsSpan(Hop).CopyTo(_window);
            _filled = Window - Hop;
        }
        return found;
    }

    /// <summary>
    /// Audio is missing here: nothing before it joins with what follows; a key that was told stays told.
    /// </summary>
    public void Lost()
    {
        _filled = 0;
        _hits = 0;
    }

    private static GoertzelBank Bank(double factor) =>
        new(DtmfKeys.Rows.Concat(DtmfKeys.Columns).Select(f => f * factor));

    private char Judge()
    {
        var key = KeyInWindow();
        if (key == '\0' || key != _candidate) _hits = 0;
        _candidate = key;
        if (key != '\0') _hits++;
        if (key == _heard && key != '\0') _misses = 0;
        else if (_heard != '\0' && ++_misses >= MissesToEnd) _heard = '\0';
        if (_hits < HitsToBegin || key == _heard) return '\0';
        (_heard, _misses) = (key, 0);
        return key;
    }

    private char KeyInWindow()
    {
        var total = 0f;
        foreach (var sample in _window) total += sample * sample;
        total /= Window;
        if (total < 2 * LeastPower) return '\0';
        var powers = Vector256.Max(
            Vector256.Max(Banks[0].Powers(_window), Banks[1].Powers(_window)), Banks[2].Powers(_window));
        var (row, low, rowLead) = Strongest(powers.GetLower());
        var (column, high, columnLead) = Strongest(powers.GetUpper());
        var isPair = low >= LeastPower && high >= LeastPower
            && rowLead >= LeastLead && columnLead >= LeastLead
            && high <= low * MostHighOverLow && low <= high * MostLowOverHigh
            && low + high >= LeastShare * total;
        return isPair && !HasHarmonics(row, column, low, high) ? DtmfKeys.At(row, column) : '\0';
    }

    private bool HasHarmonics(int row, int column, float low, float high)
    {
        var powers = Harmonics.Powers(_window);
        return powers.GetElement(row) > MostHarmonic * low || powers.GetElement(4 + column) > MostHarmonic * high;
    }

    /// <summary>The strongest of four, and how many times it is the next one.</summary>
    private static (int Index, float Power, float Lead) Strongest(Vector128<float> powers)
    {
        var (best, index, second) = (powers.GetElement(0), 0, 0f);
        for (var i = 1; i < 4; i++)
        {
            var power = powers.GetElement(i);
            if (power > best) (second, best, index) = (best, power, i);
            else if (power > second) second = power;
        }
        return (index, best, best / Math.Max(second, 1e-9f));
    }
}
