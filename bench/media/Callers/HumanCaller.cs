using Spit.MediaBench.Voices;

namespace Spit.MediaBench.Callers;

/// <summary>A person: takes turns, mostly.</summary>
internal sealed class HumanCaller : ISyntheticCaller
{
    private const int LongAnnouncement = 150;

    private readonly VoiceBook _voice;
    private readonly Random _random;
    private readonly bool _answersHello;
    private readonly int _replyAfter;
    private readonly int _stopsAfter;
    private readonly int _answersAfter;
    private readonly Queue<(int At, UtteranceKind Kind)> _interjections = new();
    private bool _hasReplied;
    private int _answers;
    private int _overlap;

    public HumanCaller(CallerKind kind, VoiceBook voice, Random random)
    {
        _voice = voice;
        _random = random;
        _answersHello = kind == CallerKind.HelloHuman || random.NextDouble() < 0.35;
        _replyAfter = random.Next(15, 70);
        // People stop within a second when somebody talks over them, not at once; some finish their sentence.
        _stopsAfter = random.NextDouble() < 0.8 ? random.Next(15, 60) : 200;
        _answersAfter = random.Next(15, 90);
        var hums = kind == CallerKind.BackChannelHuman ? random.Next(1, 4) : random.Next(10) == 0 ? 1 : 0;
        foreach (var at in Enumerable.Range(0, hums).Select(_ => random.Next(40, 350)).Order())
            _interjections.Enqueue((at, UtteranceKind.BackChannel));
        if (random.NextDouble() < 0.05) _interjections.Enqueue((random.Next(50, 250), UtteranceKind.Opening));
    }

    public void Act(Ear ear, Mouth mouth)
    {
        _overlap = ear.IsHearing && mouth.IsTalking ? _overlap + 1 : 0;
        if (_overlap > _stopsAfter) mouth.Stop();
        if (mouth.IsTalking) return;
        var isAfterLong = ear.Talked > LongAnnouncement;
        if (ear.IsHearing && isAfterLong) Interject(ear, mouth);
        else if (!isAfterLong && _answersHello && !_hasReplied && ear.Talked > 0 && ear.Quiet > _replyAfter)
        {
            _hasReplied = true;
            Say(mouth, _random.Next(2) == 0 ? UtteranceKind.Hello : UtteranceKind.Opening);
        }
        else if (isAfterLong && _answers < 2 && ear.Quiet > _answersAfter + (_answers * 130))
        {
            // Who was told to say a word says one; some say more.
            Say(mouth, _answers++ > 0 || _random.NextDouble() < 0.6 ? UtteranceKind.Hello : UtteranceKind.Answer);
        }
    }

    private void Interject(Ear ear, Mouth mouth)
    {
        if (!_interjections.TryPeek(out var next) || ear.Talked < next.At + LongAnnouncement) return;
        _interjections.Dequeue();
        Say(mouth, next.Kind);
    }

    private void Say(Mouth mouth, UtteranceKind kind) => mouth.Say(_voice.Draw(kind, _random));
}
