using Spit.Media.Challenges;
using Spit.Media.Speech;

namespace Spit.Media.Tests.Challenges;

/// <summary>A session with short prompts, and a caller who speaks when a test says so.</summary>
internal sealed class TestCall
{
    private const int LongestCall = 12_000;

    private static readonly short[] Talk = [.. Enumerable.Repeat((short)1000, SpeechFrame.Samples)];
    private static readonly short[] Quiet = new short[SpeechFrame.Samples];
    private readonly short[] _heard = new short[SpeechFrame.Samples];

    public TestCall(ISpeechDetector? detector = null, double prior = 0, ChallengePlan? plan = null)
    {
        var judge = new ChallengeJudge(
            plan ?? ChallengePlan.Default, ChallengeLikelihoods.Default, ChallengeJudge.AllTests);
        Session = new ChallengeSession(judge, Prompts, detector ?? new LouderIsSpeech(3), new Random(7), prior);
    }

    public static ChallengePrompts Prompts { get; } = new()
    {
        Hello = Prompt(0.6, 1),
        Greeting = Prompt(8, 2),
        Digits = [.. Enumerable.Range(0, 10).Select(_ => Prompt(1, 3))],
        Wrong = Prompt(1, 4),
        Connecting = Prompt(1, 5),
        LeaveMessage = Prompt(1, 6),
        Goodbye = Prompt(0.5, 7),
    };

    public ChallengeSession Session { get; }

    public int Now { get; private set; }

    /// <summary>Frames since the stage began.</summary>
    public int InStage { get; private set; }

    /// <summary>What was played, a number a prompt, in order.</summary>
    public List<short> Played { get; } = [];

    /// <summary>Lets 20 ms pass.</summary>
    /// <param name="speaks">Whether the caller speaks; null: the frame is lost.</param>
    public void Step(bool? speaks)
    {
        var stage = Session.Stage;
        Session.Hear(speaks is not { } talk ? [] : talk ? Talk : Quiet);
        if (Session.Speak(_heard) && (Played.Count == 0 || Played[^1] != _heard[0])) Played.Add(_heard[0]);
        Now++;
        InStage = Session.Stage == stage ? InStage + 1 : 0;
    }

    /// <summary>Goes on until something is so, or for four minutes.</summary>
    public TestCall Until(Func<TestCall, bool> isSo, Func<TestCall, bool?> speaks)
    {
        while (!isSo(this) && Now < LongestCall) Step(speaks(this));
        Assert.True(isSo(this));
        return this;
    }

    public TestCall UntilStage(ChallengeStage stage, Func<TestCall, bool?> speaks) =>
        Until(c => c.Session.Stage == stage, speaks);

    private static ReadOnlyMemory<short> Prompt(double seconds, short mark) =>
        Enumerable.Repeat(mark, (int)(seconds * SpeechFrame.SampleRate)).ToArray();
}
