using Spit.MediaBench.Voices;

namespace Spit.MediaBench.Callers;

/// <summary>An AI voice agent: stops within 0.2 to 0.5 s, answers within 0.5 to 3.4 s, in a sentence.</summary>
internal sealed class AgentCaller(VoiceBook voice, Random random) : ISyntheticCaller
{
    private readonly int _stopsAfter = random.Next(10, 25);
    private readonly int _answersAfter = random.Next(25, 170);
    private int _overlap;
    private int _spokenAt = -1;

    public void Act(Ear ear, Mouth mouth)
    {
        _overlap = ear.IsHearing && mouth.IsTalking ? _overlap + 1 : 0;
        if (_overlap > _stopsAfter) mouth.Stop();
        if (mouth.IsTalking || ear.Talked == 0 || ear.Quiet < _answersAfter || _spokenAt >= ear.Now - ear.Quiet) return;
        _spokenAt = ear.Now;
        mouth.Say(voice.Draw(random.Next(2) == 0 ? UtteranceKind.Opening : UtteranceKind.Answer, random));
    }
}
