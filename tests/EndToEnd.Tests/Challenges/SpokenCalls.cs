using Spit.EndToEnd.Tests.Peers;

namespace Spit.EndToEnd.Tests.Challenges;

/// <summary>Calls of robots and people at a challenged site, all at once: each takes half a minute.</summary>
public sealed class SpokenCalls : IAsyncLifetime
{
    internal ChallengedSite Site { get; } = new();

    internal Baresip Robot { get; private set; } = null!;

    internal Baresip UnrecordedRobot { get; private set; } = null!;

    internal Baresip Human { get; private set; } = null!;

    internal KeyedCall RightKey { get; private set; } = null!;

    internal KeyedCall WrongKey { get; private set; } = null!;

    /// <summary>What the human says when he is connected, and his audio goes past the challenger.</summary>
    internal short[] HumansVoice { get; } = Sound.Chirp(1, 500, 2500);

    public async ValueTask InitializeAsync()
    {
        await Site.InitializeAsync();
        var talk = Sound.Prompt("de", "greeting");
        Robot = Site.Call(
            "robot", "+441632960001", ChallengedSite.Consenting, talk, talk, talk, Sound.Silence(30));
        UnrecordedRobot = Site.Call(
            "robot-2", "+441632960002", ChallengedSite.Silent, talk, talk, Sound.Silence(30));
        var script = (double)(Sound.Prompt("en", "hello").Length + Sound.Prompt("en", "greeting").Length) / Sound.Rate;
        Human = Site.Call(
            "human", "+441632960003", ChallengedSite.Silent, Sound.Silence(2.6 + script), Sound.Prompt("de", "hello"),
            Sound.Silence(8), HumansVoice, Sound.Silence(6));
        RightKey = new KeyedCall(SilentCall("right-key", "+441632960004"), isRight: true);
        WrongKey = new KeyedCall(SilentCall("wrong-key", "+441632960005"), isRight: false);
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    private Baresip SilentCall(string name, string caller) =>
        Site.Call(name, caller, ChallengedSite.Silent, Sound.Silence(70));
}
