using Spit.EndToEnd.Tests.Peers;

namespace Spit.EndToEnd.Tests.Challenges;

/// <summary>Real phones at the answering machine, over real RTP.</summary>
public sealed class ChallengeTests(ChallengedSite site) : IClassFixture<ChallengedSite>
{
    [Fact]
    public async Task Robot_TalksAtOnce_IsRecordedWhereItMayBe()
    {
        await EndedAsync(site.Robot);

        await Until.TrueAsync(
            async () => (await site.QuarantinedAsync("+441632960001")).Count == 1,
            ChallengedSite.Patience, () => site.Stage.Tails);
        Assert.NotEmpty(Directory.GetFiles(site.Challenger.Recordings, "*.rec"));
        Assert.False(IsConnected("+441632960001"));
    }

    [Fact]
    public async Task Robot_TalksAtOnceToSomebodyWhoDidNotConsent_IsRefusedAndNotRecorded()
    {
        await EndedAsync(site.UnrecordedRobot);

        Assert.False(IsConnected("+441632960002"));
        Assert.Empty(await site.QuarantinedAsync("+441632960002"));
    }

    [Fact]
    public async Task Human_SilentThenAWord_IsConnectedAndHeardBothWays()
    {
        await EndedAsync(site.Human);

        Assert.True(IsConnected("+441632960003"), site.Stage.Tails);
        Assert.True(Sound.Correlation(site.Human.Heard, site.CalleesVoice) > 0.95, site.Stage.Tails);
        Assert.True(site.Callee.AllHeard.Any(h => Sound.Correlation(h, site.CallersVoice) > 0.95), site.Stage.Tails);
    }

    [Fact]
    public async Task Caller_KeysTheDigit_IsConnected()
    {
        Assert.True(await site.RightKey.Pressed == 1, site.RightKey.Notes);

        await Until.TrueAsync(
            () => IsConnected("+441632960004"), ChallengedSite.Patience, () => site.RightKey.Notes + site.Stage.Tails);
    }

    [Fact]
    public async Task Caller_KeysAnotherDigitTwice_IsNotConnected()
    {
        Assert.True(await site.WrongKey.Pressed == 2, site.WrongKey.Notes);

        Assert.False(IsConnected("+441632960005"));
    }

    private static Task EndedAsync(Baresip phone) =>
        Until.TrueAsync(() => phone.WasEnded, ChallengedSite.Patience, () => phone.Process.Tail);

    private bool IsConnected(string caller) =>
        site.Callee.Process.Lines.Any(l => l.Contains("Call established", Ordinal) && l.Contains(caller, Ordinal));
}
