using Spit.Media.Speech;

namespace Spit.MediaBench.Callers;

/// <summary>What a caller says.</summary>
internal sealed class Mouth
{
    private short[] _utterance = [];
    private int _at;

    public bool IsTalking => _at < _utterance.Length;

    public void Say(short[] utterance) => (_utterance, _at) = (utterance, 0);

    public void Stop() => _at = _utterance.Length;

    /// <summary>Adds the next 20 ms.</summary>
    public void AddTo(Span<float> frame, float gain)
    {
        var length = Math.Min(SpeechFrame.Samples, _utterance.Length - _at);
        for (var i = 0; i < length; i++) frame[i] += _utterance[_at + i] * gain;
        _at += Math.Max(0, length);
    }
}
