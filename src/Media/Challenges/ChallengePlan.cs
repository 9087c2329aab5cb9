namespace Spit.Media.Challenges;

/// <summary>How a call is challenged, and what is decided. The defaults' sources are in docs/challenge.md.</summary>
public sealed record ChallengePlan
{
    /// <summary>How long the English greeting takes that is shipped.</summary>
    public static readonly TimeSpan DefaultGreeting = TimeSpan.FromMilliseconds(8200);

    public static ChallengePlan Default { get; } = new();

    /// <summary>The shortest silence after the hello, 0.5 to 5 s.</summary>
    /// <remarks>Answering-machine detection decides after about 1 s of it.</remarks>
    public TimeSpan ShortestPause { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>The longest silence after the hello, at most 5 s; each call draws its own.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long an answer is waited for after the greeting, 1 to 20 s.</summary>
    /// <remarks>People answer within 3 s, also when they must think (chosen).</remarks>
    public TimeSpan Listening { get; init; } = TimeSpan.FromSeconds(4.5);

    /// <summary>
    /// How long somebody who still talks is listened to, not below <see cref="Listening"/>, at most 30 s.
    /// </summary>
    public TimeSpan LongestListening { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>The silence that ends an answer, 0.3 to 3 s.</summary>
    /// <remarks>Pauses within a turn are mostly below 0.7 s (chosen).</remarks>
    public TimeSpan AnswerPause { get; init; } = TimeSpan.FromSeconds(0.9);

    /// <summary>How often a digit is asked for, 0 (never) to 3.</summary>
    public int Tries { get; init; } = 2;

    /// <summary>How long a key is waited for after the question, 2 to 30 s.</summary>
    public TimeSpan KeyWait { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>Whether who is not connected may leave a message; otherwise he is bidden farewell.</summary>
    public bool TakesMessages { get; init; } = true;

    /// <summary>The longest message, 5 s to 3 minutes.</summary>
    public TimeSpan LongestMessage { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The silence that ends a message, 2 to 30 s.</summary>
    public TimeSpan MessageSilence { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>How long the detector of speech may take; later frames are unknown. 0.1 to 3 s.</summary>
    public TimeSpan LongestLag { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The probability from which on a frame begins speech, 0 to 1 (Silero's own default).</summary>
    public double SpeechBegins { get; init; } = 0.5;

    /// <summary>The probability down to which speech goes on, at most <see cref="SpeechBegins"/>.</summary>
    public double SpeechGoesOn { get; init; } = 0.35;

    /// <summary>From this probability on the caller is a robot, 0.5 to 1 (chosen).</summary>
    public double RobotFrom { get; init; } = 0.9;

    /// <summary>Up to this probability the caller is a human, 0 to 0.5 (chosen).</summary>
    public double HumanTo { get; init; } = 0.4;

    /// <summary>
    /// What the tests must say themselves, ln of a likelihood ratio, 0 to 10, to call somebody a robot.
    /// </summary>
    /// <remarks>However bad a caller's name is, it is not his voice: a prior alone decides nothing (chosen).</remarks>
    public double LeastRobotEvidence { get; init; } = 1;

    /// <summary>The same against his being one, 0 to 10, to call somebody a human (chosen).</summary>
    public double LeastHumanEvidence { get; init; } = 0.4;

    /// <summary>The most that a prior moves, ln of odds, 0 to 5 (chosen).</summary>
    public double MostPrior { get; init; } = 1.5;

    /// <summary>What is wrong with the settings, one sentence a fault; empty when nothing is.</summary>
    public IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        Hold(ShortestPause, 0.5, 5, nameof(ShortestPause));
        Hold(LongestPause, ShortestPause.TotalSeconds, 5, nameof(LongestPause));
        Hold(Listening, 1, 20, nameof(Listening));
        Hold(LongestListening, Listening.TotalSeconds, 30, nameof(LongestListening));
        Hold(AnswerPause, 0.3, 3, nameof(AnswerPause));
        Hold(KeyWait, 2, 30, nameof(KeyWait));
        Hold(LongestMessage, 5, 180, nameof(LongestMessage));
        Hold(MessageSilence, 2, 30, nameof(MessageSilence));
        Hold(LongestLag, 0.1, 3, nameof(LongestLag));
        Keep(Tries, 0, 3, nameof(Tries));
        Keep(SpeechBegins, 0, 1, nameof(SpeechBegins));
        Keep(SpeechGoesOn, 0, SpeechBegins, nameof(SpeechGoesOn));
        Keep(RobotFrom, 0.5, 1, nameof(RobotFrom));
        Keep(HumanTo, 0, 0.5, nameof(HumanTo));
        Keep(LeastRobotEvidence, 0, 10, nameof(LeastRobotEvidence));
        Keep(LeastHumanEvidence, 0, 10, nameof(LeastHumanEvidence));
        Keep(MostPrior, 0, 5, nameof(MostPrior));
        return faults;

        void Hold(TimeSpan value, double least, double most, string name) =>
            Keep(value.TotalSeconds, least, most, name);

        void Keep(double value, double least, double most, string name)
        {
            if (!(value >= least && value <= most)) faults.Add($"{name} lies between {least} and {most}, not {value}");
        }
    }
}
