using Spit.EndToEnd.Tests.Peers;

namespace Spit.EndToEnd.Tests.Challenges;

/// <summary>Real phones at the answering machine, over real RTP.</summary>
public sealed class ChallengeTests(SpokenCalls calls) : IClassFixture<SpokenCalls>
{
    private readonly ChallengedSite _site = calls.Site;

    [Fact]
    public async Task Robot_TalksAtOnce_IsRecordedWhereItMayBe()
    {
        await EndedAsync(calls.Robot);

        await Until.TrueAsync(
            async () => (await _site.QuarantinedAsync("+441632960001")).Count == 1,
            ChallengedSite.Patience, () => _site.Stage.Tails);
        Assert.NotEmpty(Directory.GetFiles(_site.Challenger.Recordings, "*.rec"));
        Assert.False(IsConnected("+441632960001"));
    }

    [Fact]
    public async Task Robot_TalksAtOnceToSomebodyWhoDidNotConsent_IsRefusedAndNotRecorded()
    {
        await EndedAsync(calls.UnrecordedRobot);

        Assert.False(IsConnected("+441632960002"));
        Assert.Empty(await _site.QuarantinedAsync("+441632960002"));
    }

    [Fact]
    public async Task Human_SilentThenAWord_IsConnectedAndHeardBothWays()
    {
        await EndedAsync(calls.Human);

        Assert.True(IsConnected("+441632960003"), _site.Stage.Tails);
        Assert.True(Sound.Correlation(calls.Human.Heard, _site.CalleesVoice) > 0.95, _site.Stage.Tails);
        Assert.True(_site.Callee.AllHeard.Any(h => Sound.Correlation(h, calls.HumansVoice) > 0.95), _site.Stage.Tails);
    }

    [Fact]
    public async Task Human_IsConnected_TalksOnPastTheChallenger()
    {
        await EndedAsync(calls.Human);

        Assert.True(Sound.Correlation(calls.Human.Heard, _site.CalleesLaterVoice) > 0.95, _site.Stage.Tails);
        // At the relay each knows its own port and one of the relay's; now they know each other's too.
        Assert.Equal(2, calls.Human.AudioPorts.Intersect(_site.Callee.AudioPorts).Count());
        Assert.True(await _site.Challenger.Server.MetricAsync("spit_challenge_direct_total") > 0, _site.Stage.Tails);
    }

    [Fact]
    public async Task Caller_KeysTheDigit_IsConnected()
    {
        Assert.True(await calls.RightKey.Pressed == 1, calls.RightKey.Notes);

        await Until.TrueAsync(
            () => IsConnected("+441632960004"), ChallengedSite.Patience,
            () => calls.RightKey.Notes + _site.Stage.Tails);
    }

    [Fact]
    public async Task Caller_KeysAnotherDigitTwice_IsNotConnected()
    {
        Assert.True(await calls.WrongKey.Pressed == 2, calls.WrongKey.Notes);

        Assert.False(IsConnected("+441632960005"));
    }

    private static Task EndedAsync(Baresip phone) =>
        Until.TrueAsync(() => phone.WasEnded, ChallengedSite.Patience, () => phone.Process.Tail);

    private bool IsConnected(string caller) =>
        _site.Callee.Process.Lines.Any(l => l.Contains("Call established", Ordinal) && l.Contains(caller, Ordinal));
}
