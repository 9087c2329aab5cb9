using Spit.Simulator.Reporting;
using Spit.Simulator.Speaking;

namespace Spit.Simulator.Tests.Speaking;

public sealed class SpokenCallTests
{
    private static readonly short[] Greeting = Noise.Of(1, 6);
    private static readonly short[] Hello = Noise.Of(2, 0.5);
    private static readonly short[] Sentence = Noise.Of(3, 1);
    private static readonly short[] Message = Noise.Of(4, 5);
    private static readonly short[] Callee = Noise.Of(5, 1);

    [Fact]
    public void Human_ConnectedByTheMachine_IsHeardBothWaysAndHangsUp()
    {
        var human = NewHuman();
        var scene = new ChallengedScene(human, Callee, Greeting);
        scene.Start();
        scene.Run(seconds: 6);
        Assert.Equal(0, human.Hellos);
        scene.Run(seconds: 3);
        Assert.Equal(2, human.Hellos);

        scene.Connect();
        scene.Run(seconds: 8);

        Assert.True(scene.Call.IsOver);
        var outcome = scene.Call.Summarise(Sentence, Callee);
        Assert.True(outcome is { Challenged: true, IsHeardBothWays: true, HungUpOn: false }, $"{outcome}");
        Assert.Equal(["INVITE", "ACK", "BYE"], scene.Sent);
        Assert.Equal(
            ["calls", "is answered by the machine", "is connected to whom he calls", "hangs up"], scene.Told);
        Assert.Equal(Disposition.Allow, Assert.Single(scene.Verdicts).Disposition);
        Assert.False(scene.Call.IsLetThrough);
    }

    [Fact]
    public void Robot_DismissedByTheMachine_AnswersTheByeAndIsNotConnected()
    {
        var scene = new ChallengedScene(new Recital(Message, 0), Callee, Greeting);
        scene.Start();
        scene.Run(seconds: 7);

        scene.Dismiss();
        scene.Run(seconds: 0.1);

        Assert.True(scene.Call.IsOver);
        Assert.Equal(TimeSpan.MaxValue, scene.Call.Caller.NextDue);
        var outcome = scene.Call.Summarise(Message, Callee);
        Assert.True(outcome is { Challenged: true, Connected: false, HungUpOn: true, CallerHeard: 0 }, $"{outcome}");
        Assert.Equal(["INVITE", "ACK", "OK"], scene.Sent);
        Assert.Empty(scene.Verdicts);
    }

    [Fact]
    public void Call_ReachesTheCalleeAtOnce_IsNoChallenge()
    {
        var scene = new ChallengedScene(NewHuman(), Callee, Greeting) { HasMachine = false };
        scene.Start();

        scene.Run(seconds: 8);

        Assert.True(scene.Call.IsOver);
        var outcome = scene.Call.Summarise(Sentence, Callee);
        Assert.True(outcome is { Challenged: false, IsHeardBothWays: true }, $"{outcome}");
        Assert.True(scene.Call.IsLetThrough);
    }

    [Fact]
    public void HangUp_AtTheMachine_EndsTheCallAndTheAudio()
    {
        var scene = new ChallengedScene(new Recital(Message, 0), Callee, Greeting);
        scene.Start();
        scene.Run(seconds: 1);

        scene.Call.HangUp(scene.Now);
        scene.Run(seconds: 0.1);

        Assert.True(scene.Call.IsOver);
        Assert.Equal(TimeSpan.MaxValue, scene.Call.Caller.NextDue);
        Assert.Equal(["INVITE", "ACK", "BYE"], scene.Sent);
    }

    private static Human NewHuman() => new(Hello, Sentence, new Random(1));
}
