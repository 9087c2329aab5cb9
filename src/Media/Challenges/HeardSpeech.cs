using Spit.Media.Speech;

namespace Spit.Media.Challenges;

/// <summary>
/// Puts what a detector says, early or late, onto a timeline in step with the frames that were heard.
/// </summary>
/// <param name="detector">The caller's own.</param>
/// <param name="plan">Thresholds, and how long the detector may take.</param>
/// <param name="capacity">Frames that are kept.</param>
internal sealed class HeardSpeech(ISpeechDetector detector, ChallengePlan plan, int capacity)
{
    private readonly int _longestLag = SpeechFrame.CountIn(plan.LongestLag);
    private int _overtaken;
    private bool _speaks;

    public SpeechTimeline Timeline { get; } = new(capacity);

    /// <summary>Frames that were heard.</summary>
    public int Heard { get; private set; }

    /// <summary>Whether results are as late as they may be: the detector does not keep up, or is not there.</summary>
    public bool IsBehind => _overtaken > 0;

    /// <summary>Whether the latest frame that was judged is speech.</summary>
    public bool IsSpeaking { get; private set; }

    public void Hear(ReadOnlySpan<short> frame)
    {
        detector.Hear(frame);
        Heard++;
        Take();
        while (Timeline.Count < Math.Min(Heard - _longestLag, capacity))
        {
            Timeline.Add(SpeechState.Unknown);
            _overtaken++;
        }
    }

    /// <summary>Takes what the detector has found out meanwhile.</summary>
    public void Take()
    {
        while (detector.TryTake(out var probability))
        {
            var state = StateOf(probability);
            IsSpeaking = state == SpeechState.Speech;
            if (_overtaken > 0) _overtaken--;
            else Timeline.Add(state);
        }
    }

    private SpeechState StateOf(float probability)
    {
        if (float.IsNaN(probability)) return SpeechState.Unknown;
        _speaks = probability >= (_speaks ? plan.SpeechGoesOn : plan.SpeechBegins);
        return _speaks ? SpeechState.Speech : SpeechState.Quiet;
    }
}
