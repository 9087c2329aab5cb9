using Spit.Media.Codecs;
using Spit.Media.Speech;
using Spit.MediaBench.Callers;
using Spit.MediaBench.Sounds;
using Spit.MediaBench.Voices;

namespace Spit.MediaBench.Calls;

/// <summary>A caller, his room and his telephone line, 20 ms at a time.</summary>
internal sealed class CallerLine
{
    private readonly ISyntheticCaller _caller;
    private readonly Mouth _mouth = new();
    private readonly Ear _ear;
    private readonly float[] _background;
    private readonly float _gain;
    private readonly double _loss;
    private readonly Random _random;
    private readonly G711Law _law;
    private readonly float[] _mix = new float[SpeechFrame.Samples];
    private readonly short[] _frame = new short[SpeechFrame.Samples];
    private readonly byte[] _codes = new byte[SpeechFrame.Samples];
    private int _frames;

    public CallerLine(CallSpec spec, IReadOnlyList<VoiceBook> voices, int mostFrames)
    {
        _random = new Random(spec.Seed + 1);
        var voice = voices[_random.Next(voices.Count)];
        _caller = CallerOf(spec.Kind, voice);
        _ear = new Ear(_random.Next(3, 12));
        _gain = (float)Math.Pow(10, (spec.Level - VoiceBook.Level) / 20);
        _loss = spec.Loss;
        _law = _random.Next(2) == 0 ? G711Law.Mu : G711Law.A;
        var sounds = new Background(voices);
        var length = mostFrames * SpeechFrame.Samples;
        _background = sounds.Make(spec.Noise, length, spec.Level - spec.Snr, _random);
        foreach (var (kind, level) in RoomOf(spec))
        {
            var room = sounds.Make(kind, length, level, _random);
            for (var i = 0; i < length; i++) _background[i] += room[i];
        }
    }

    /// <summary>Tells the caller whether the machine speaks.</summary>
    public void Hear(bool isSound) => _ear.Hear(isSound);

    /// <summary>The next 20 ms; empty when they were lost.</summary>
    public ReadOnlySpan<short> Speak()
    {
        _caller.Act(_ear, _mouth);
        _background.AsSpan(_frames++ * SpeechFrame.Samples, SpeechFrame.Samples).CopyTo(_mix);
        _mouth.AddTo(_mix, _gain);
        for (var i = 0; i < _mix.Length; i++)
            _frame[i] = (short)Math.Clamp(_mix[i], short.MinValue, short.MaxValue);
        G711.Encode(_law, _frame, _codes);
        G711.Decode(_law, _codes, _frame);
        return _random.NextDouble() < _loss ? [] : _frame;
    }

    private IEnumerable<(BackgroundKind Kind, double Level)> RoomOf(CallSpec spec)
    {
        BackgroundKind[] loud = [BackgroundKind.White, BackgroundKind.Pink, BackgroundKind.Hum, BackgroundKind.Music];
        if (spec.Kind == CallerKind.NoiseHuman)
            yield return (loud[_random.Next(loud.Length)], Math.Max(spec.Level - 8, -40));
        if (spec.Kind == CallerKind.BreathingHuman)
            yield return (BackgroundKind.Breathing, spec.Level - _random.Next(8, 20));
        if (spec.Kind == CallerKind.TelevisionHuman)
            yield return (BackgroundKind.Television, spec.Level - _random.Next(18, 30));
    }

    private ISyntheticCaller CallerOf(CallerKind kind, VoiceBook voice)
    {
        if (kind == CallerKind.AgentRobot) return new AgentCaller(voice, _random);
        return CallerKinds.IsHuman(kind)
            ? new HumanCaller(kind, voice, _random)
            : new RobotCaller(kind, voice, _random);
    }
}
