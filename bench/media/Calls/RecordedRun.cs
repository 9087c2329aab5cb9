using Spit.Media.Challenges;
using Spit.Media.Speech;
using Spit.MediaBench.Voices;
using Spit.Speech;

namespace Spit.MediaBench.Calls;

/// <summary>Records callers who hear nothing but a greeting, and judges the recordings.</summary>
internal sealed class RecordedRun(SpeechEngine engine, ChallengeJudge judge, IReadOnlyList<VoiceBook> voices)
{
    private const int AnswerFrames = 275;
    private const int Gap = 7;

    public IEnumerable<CallResult> Run(IEnumerable<CallSpec> calls) => calls.Select(Run);

    private CallResult Run(CallSpec call)
    {
        var greeting = new Random(call.Seed).Next(250, 550);
        var samples = Record(call, greeting, greeting + AnswerFrames);
        var observation = RecordedChallenge.Hear(
            samples,
            TimeSpan.FromMilliseconds(greeting * SpeechFrame.Milliseconds),
            engine.Create(),
            () => engine.Work(),
            judge.Plan);
        return CallResult.Of(call, judge.Weigh(observation, 0));
    }

    // A recording has no losses: silence is where they were.
    private short[] Record(CallSpec call, int greeting, int frames)
    {
        var line = new CallerLine(call, voices, frames);
        var samples = new short[frames * SpeechFrame.Samples];
        for (var now = 0; now < frames; now++)
        {
            line.Speak().CopyTo(samples.AsSpan(now * SpeechFrame.Samples));
            // A greeting has short gaps between its sentences.
            line.Hear(now < greeting && now % 100 > Gap);
        }
        return samples;
    }
}
