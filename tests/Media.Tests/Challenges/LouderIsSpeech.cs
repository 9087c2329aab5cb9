using Spit.Media.Speech;

namespace Spit.Media.Tests.Challenges;

/// <summary>A detector that takes every frame but silence for speech, some frames late.</summary>
internal sealed class LouderIsSpeech(int delay) : ISpeechDetector
{
    private readonly Queue<float> _results = new();

    public void Hear(ReadOnlySpan<short> frame) =>
        _results.Enqueue(frame.IsEmpty ? float.NaN : frame[0] == 0 ? 0 : 1);

    public bool TryTake(out float probability)
    {
        probability = 0;
        return _results.Count > delay && _results.TryDequeue(out probability);
    }
}
