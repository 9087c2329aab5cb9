namespace Spit.Media.Speech;

/// <summary>Speech by loudness alone: what stands out of the noise floor. Needs no model.</summary>
/// <remarks>
/// Takes music, breathing and television for speech more often than a model does. Results come at once. The floor is
/// the quietest frame of the last 1.5 s: speech pauses within that time, steady noise and hum do not rise above it
/// (minimum statistics, Martin 2001).
/// </remarks>
public sealed class EnergySpeech : ISpeechDetector
{
    // Below it is what telephones call silence; a television across the room is below it too.
    private const double Gate = -42;

    // Frames of white noise differ by 2 dB from their quietest, those of speech by 20.
    private const double Margin = 9;
    private const double Softness = 1.5;

    // Before the window has filled, talk from the first frame on must not count as the floor of itself.
    private const double HighestEarlyFloor = -38;
    private const int EarlyFrames = 15;
    private const int FloorFrames = 75;

    // Ends of words are weak: 120 ms of them still count.
    private const int HangoverFrames = 6;

    private readonly double[] _levels = new double[FloorFrames];
    private long _heard;
    private int _held;
    private float _last;
    private float _probability;
    private bool _has;

    /// <summary>Level of the latest frame that was not lost, in dBov.</summary>
    public double Level { get; private set; } = SoundLevel.Silence;

    /// <summary>The noise floor, in dBov.</summary>
    public double Floor { get; private set; } = SoundLevel.Silence;

    public void Hear(ReadOnlySpan<short> frame)
    {
        _has = true;
        _probability = frame.IsEmpty ? float.NaN : Judge(SoundLevel.Of(frame));
    }

    public bool TryTake(out float probability)
    {
        probability = _probability;
        var has = _has;
        _has = false;
        return has;
    }

    private float Judge(double level)
    {
        Level = level;
        _levels[_heard++ % FloorFrames] = level;
        Floor = Lowest();
        if (_heard <= EarlyFrames) Floor = Math.Min(Floor, HighestEarlyFloor);
        var now = level < Gate ? 0 : (float)(1 / (1 + Math.Exp((Floor + Margin - level) / Softness)));
        if (now >= 0.5f)
        {
            _held = HangoverFrames;
            _last = now;
            return now;
        }
        return _held-- > 0 ? _last : now;
    }

    private double Lowest()
    {
        var lowest = double.MaxValue;
        foreach (var level in _levels.AsSpan(0, (int)Math.Min(_heard, FloorFrames))) lowest = Math.Min(lowest, level);
        return lowest;
    }
}
