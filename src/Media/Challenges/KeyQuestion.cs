using Spit.Media.Speech;

namespace Spit.Media.Challenges;

/// <summary>Asks for digits: which one, how often, and what was pressed.</summary>
/// <param name="plan">Tries and time.</param>
/// <param name="random">Draws the digits.</param>
internal sealed class KeyQuestion(ChallengePlan plan, Random random)
{
    private readonly int _wait = SpeechFrame.CountIn(plan.KeyWait);
    private int _tries;
    private int _silentFrames;

    /// <summary>The digit that is asked for.</summary>
    public int Digit { get; private set; } = -1;

    public KeyedAnswer Answer { get; private set; } = KeyedAnswer.NotAsked;

    /// <summary>Whether the question at hand was answered, or its time is over.</summary>
    public bool IsOver { get; private set; }

    public bool IsRight => Answer is KeyedAnswer.RightAtOnce or KeyedAnswer.RightAtLast;

    public bool HasTriesLeft => !IsRight && _tries < plan.Tries;

    /// <summary>Asks once more, for another digit than before.</summary>
    public void Ask()
    {
        Digit = Digit < 0 ? random.Next(10) : (Digit + random.Next(1, 10)) % 10;
        _tries++;
        _silentFrames = 0;
        IsOver = false;
        if (Answer == KeyedAnswer.NotAsked) Answer = KeyedAnswer.None;
    }

    public void Hear(char digit)
    {
        if (IsOver || Digit < 0) return;
        IsOver = true;
        var right = _tries == 1 ? KeyedAnswer.RightAtOnce : KeyedAnswer.RightAtLast;
        Answer = digit == '0' + Digit ? right : KeyedAnswer.Wrong;
    }

    /// <summary>Counts a frame in which nothing plays.</summary>
    public void Wait() => IsOver |= ++_silentFrames >= _wait;
}
