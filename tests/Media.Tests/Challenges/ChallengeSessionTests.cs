using Spit.Media.Challenges;

namespace Spit.Media.Tests.Challenges;

public sealed class ChallengeSessionTests
{
    [Fact]
    public void Hear_SilentThenAWord_IsHuman()
    {
        var call = new TestCall().Until(c => c.Session.Finding is not null, WordAfterGreeting);

        Assert.Equal(ChallengeDecision.Human, call.Session.Finding!.Decision);
        Assert.Equal(ChallengeStage.Connecting, call.Session.Stage);
        Assert.Equal([1, 2, 5], call.Played);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(30)]
    public void Hear_TalksOverEverything_IsARobot(int delay)
    {
        var call = new TestCall(new LouderIsSpeech(delay)).Until(c => c.Session.Finding is not null, _ => true);

        Assert.Equal(ChallengeDecision.Robot, call.Session.Finding!.Decision);
        Assert.Equal(ChallengeStage.MessagePrompt, call.Session.Stage);
        Assert.True(call.Session.Finding.SpeechRatio > 0.9);
        Assert.True(call.Now < 12 * 50);
    }

    [Fact]
    public void Hear_AnswersTheHelloAndTalksOn_IsARobot()
    {
        var call = new TestCall().Until(
            c => c.Session.Finding is not null,
            c => c.Session.Stage > ChallengeStage.Pause || (c.Session.Stage == ChallengeStage.Pause && c.InStage > 45));

        Assert.Equal(ChallengeDecision.Robot, call.Session.Finding!.Decision);
    }

    [Fact]
    public void Hear_AMessageAfterTheGreeting_IsNotConnected()
    {
        var call = new TestCall().Until(
            c => c.Session.Stage > ChallengeStage.Listening,
            c => c.Session.Stage == ChallengeStage.Listening && c.InStage > 50);

        Assert.NotEqual(ChallengeStage.Connecting, call.Session.Stage);
    }

    [Fact]
    public void Hear_NothingAtAll_EndsWithAMessageAndNoVerdict()
    {
        var call = new TestCall().UntilStage(ChallengeStage.Message, _ => false);

        Assert.True(call.Session.WantsMessage);
        Assert.Equal(ChallengeDecision.Unsure, call.Session.Finding!.Decision);
        Assert.Null(call.Session.Finding.Onset);
        call.UntilStage(ChallengeStage.Ended, _ => false);
        Assert.Equal([1, 2, 3, 6, 7], call.Played);
    }

    [Fact]
    public void Hear_EverythingLost_EndsWithAMessageAndNoVerdict()
    {
        var call = new TestCall().UntilStage(ChallengeStage.Message, _ => null);

        Assert.Equal(ChallengeDecision.Unsure, call.Session.Finding!.Decision);
        Assert.All(call.Session.Finding.Tests.Where(t => t.Name != "KeyedDigit"), t => Assert.Equal(0, t.Value));
    }

    [Fact]
    public void Hear_DetectorNeverAnswers_GoesOnWithoutIt()
    {
        var call = new TestCall(new LouderIsSpeech(int.MaxValue)).UntilStage(ChallengeStage.Message, _ => true);

        Assert.True(call.Session.IsDetectorBehind);
        Assert.Equal(ChallengeDecision.Unsure, call.Session.Finding!.Decision);
    }

    [Fact]
    public void Hear_SilentAndABadName_IsNoRobot()
    {
        var call = new TestCall(prior: 10).Until(c => c.Session.Finding is not null, _ => false);

        Assert.NotEqual(ChallengeDecision.Robot, call.Session.Finding!.Decision);
        Assert.Equal(ChallengePlan.Default.MostPrior, call.Session.Finding.Prior);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(-10)]
    public void HearDigit_TheRightOne_Connects(double prior)
    {
        var call = new TestCall(prior: prior).UntilStage(ChallengeStage.Asking, _ => false);

        call.Session.HearDigit((char)('0' + call.Session.AskedDigit!.Value));
        call.Step(false);

        Assert.Equal(ChallengeDecision.Human, call.Session.Finding?.Decision);
        Assert.Equal(ChallengeStage.Connecting, call.Session.Stage);
    }

    [Fact]
    public void HearDigit_TwoWrongOnes_TakesAMessage()
    {
        var call = new TestCall().UntilStage(ChallengeStage.Asking, _ => false);
        var first = call.Session.AskedDigit!.Value;

        call.Session.HearDigit('#');
        call.Step(false);
        var second = call.Session.AskedDigit!.Value;
        call.Session.HearDigit((char)('0' + first));
        call.UntilStage(ChallengeStage.MessagePrompt, _ => false);

        Assert.NotEqual(first, second);
        Assert.Equal(ChallengeDecision.Unsure, call.Session.Finding!.Decision);
    }

    [Fact]
    public void HearDigit_WrongThenRight_Connects()
    {
        var call = new TestCall().UntilStage(ChallengeStage.Asking, _ => false);

        call.Session.HearDigit('*');
        call.Step(false);
        call.Session.HearDigit((char)('0' + call.Session.AskedDigit!.Value));
        call.Step(false);

        Assert.Equal(ChallengeStage.Connecting, call.Session.Stage);
    }

    [Fact]
    public void Hear_NoMessagesTaken_SaysGoodbye()
    {
        var plan = ChallengePlan.Default with { TakesMessages = false, Tries = 0 };
        var call = new TestCall(plan: plan).UntilStage(ChallengeStage.Ended, _ => false);

        Assert.Equal([1, 2, 7], call.Played);
        Assert.False(call.Session.WantsMessage);
    }

    [Fact]
    public void Hear_AMessage_EndsSixSecondsAfterTheLastWord()
    {
        var call = new TestCall().UntilStage(ChallengeStage.Message, _ => true);

        call.UntilStage(ChallengeStage.Goodbye, c => c.InStage < 200);

        var begun = call.Now;
        Assert.InRange(call.Session.Finding!.RobotProbability, 0.9, 1);
        Assert.True(begun < 60 * 50);
    }

    [Fact]
    public void HearAndSpeak_AFrame_AllocateNothing()
    {
        var call = new TestCall(new Media.Speech.EnergySpeech()).UntilStage(ChallengeStage.Greeting, _ => false);

        Assert.Equal(0, Allocated.By(() => call.Step(true)));
    }

    private static bool? WordAfterGreeting(TestCall call) =>
        call.Session.Stage == ChallengeStage.Listening && call.InStage is > 30 and < 60;
}
