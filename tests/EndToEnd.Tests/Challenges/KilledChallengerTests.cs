namespace Spit.EndToEnd.Tests.Challenges;

/// <summary>A challenger that dies in the middle of its calls.</summary>
public sealed class KilledChallengerTests(ChallengedSite site) : IClassFixture<ChallengedSite>
{
    // RFC 3261 17.1.1.2: 64 x T1, after which any transaction would have been given up.
    private static readonly TimeSpan TimerLimit = TimeSpan.FromSeconds(32);

    [Fact]
    public async Task Killed_WhileACallIsRecorded_TheCallerIsReleasedAndNothingHalfIsLeft()
    {
        var talk = Sound.Prompt("de", "greeting");
        var robot = site.Call(
            "robot", "+441632960001", ChallengedSite.Consenting, talk, talk, talk, talk, Sound.Silence(60));
        await Until.TrueAsync(
            () => robot.WasEstablished && Parts().Any(part => new FileInfo(part).Length > 20_000),
            ChallengedSite.Patience, () => site.Stage.Tails);

        await site.Challenger.Server.Process.KillAsync();

        await Until.TrueAsync(() => robot.WasEnded, TimerLimit, () => site.Stage.Tails);
        await site.Challenger.StartAsync();
        await Until.TrueAsync(() => Parts().Length == 0, ChallengedSite.Patience, () => site.Stage.Tails);
        Assert.Empty(Directory.GetFiles(site.Challenger.Recordings, "*.rec"));
        Assert.Empty(await site.QuarantinedAsync("+441632960001"));
    }

    private string[] Parts() => Directory.Exists(site.Challenger.Recordings)
        ? Directory.GetFiles(site.Challenger.Recordings, "*.part")
        : [];
}
