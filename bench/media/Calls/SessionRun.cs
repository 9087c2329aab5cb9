using Spit.Media.Challenges;
using Spit.Media.Speech;
using Spit.MediaBench.Voices;
using Spit.Speech;

namespace Spit.MediaBench.Calls;

/// <summary>Lets the machine take calls, many at the same time as in production.</summary>
internal sealed class SessionRun(
    SpeechEngine engine, ChallengeJudge judge, IReadOnlyList<ChallengePrompts> prompts, IReadOnlyList<VoiceBook> voices)
{
    /// <summary>Calls at the same time: one batch of the model.</summary>
    private const int AtOnce = 16;

    private const int MostFrames = 3000;
    private const int KeyAfter = 200;
    private const int MostSamples = SpeechFrame.Samples;

    public IEnumerable<CallResult> Run(IEnumerable<CallSpec> calls) => calls.Chunk(AtOnce).SelectMany(RunTogether);

    private List<CallResult> RunTogether(CallSpec[] calls)
    {
        var sessions = new ChallengeSession[calls.Length];
        var lines = new CallerLine[calls.Length];
        var asked = new int[calls.Length];
        for (var i = 0; i < calls.Length; i++)
        {
            var seed = calls[i].Seed;
            sessions[i] = new ChallengeSession(
                judge, prompts[seed % prompts.Count], engine.Create(), new Random(seed));
            lines[i] = new CallerLine(calls[i], voices, MostFrames);
        }
        var frame = new short[MostSamples];
        for (var now = 0; now < MostFrames && sessions.Any(s => s.Finding is null); now++)
        {
            for (var i = 0; i < calls.Length; i++)
            {
                if (sessions[i].Finding is null) sessions[i].Hear(lines[i].Speak());
                PressKey(calls[i], sessions[i], ref asked[i]);
            }
            engine.Work();
            for (var i = 0; i < calls.Length; i++)
            {
                var isSound = sessions[i].Speak(frame) && SoundLevel.Of(frame) > -50;
                lines[i].Hear(isSound);
            }
        }
        return [.. calls.Select((call, i) => CallResult.Of(call, sessions[i].Finding!))];
    }

    // Nine people of ten find the key; a robot does not look for it.
    private static void PressKey(CallSpec call, ChallengeSession session, ref int asked)
    {
        if (session.AskedDigit is not { } digit || !Callers.CallerKinds.IsHuman(call.Kind)) return;
        if (++asked != KeyAfter || call.Seed % 10 == 0) return;
        session.HearDigit((char)('0' + digit));
    }
}
