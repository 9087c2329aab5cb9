using Spit.EndToEnd.Tests.Processes;

namespace Spit.EndToEnd.Tests.Chaos;

/// <summary>The Redis of two silos dies and comes back, or stands still for a while.</summary>
public sealed class LostRedisTests
{
    [Fact]
    public async Task HangAndRestart_OfRedis_CostNoCallAndNothingAcknowledged()
    {
        await using var site = await ChaosSite.StartAsync();
        await LoseAsync(
            site, "hang", () => SendAsync(site, Signal.Stop), () => SendAsync(site, Signal.Continue));
        await LoseAsync(site, "restart", () => site.Redis.Process.KillAsync(), () => site.Redis.StartAgainAsync());
    }

    private static async Task LoseAsync(ChaosSite site, string what, Func<Task> lose, Func<Task> heal)
    {
        await using var atFirst = ListChanges.Begin(site.Api(0), $"{what}-first");
        await using var atSecond = ListChanges.Begin(site.Api(1), $"{what}-second");
        var traffic = await Traffic.BeginAsync(site);
        Assert.Equal((0, 0), (atFirst.Refused, atSecond.Refused));

        var fault = ChaosSite.Now;
        await lose();
        await Task.Delay(ChaosScale.StoreAway, TestContext.Current.CancellationToken);
        var back = ChaosSite.Now;
        await heal();
        await Until.TrueAsync(
            () => atFirst.AcknowledgedSince(back) > 0 && atSecond.AcknowledgedSince(back) > 0,
            TimeSpan.FromSeconds(20),
            () => "list changes are taken again\n" + site.Stage.Tails);
        var healed = ChaosSite.Now - back;
        await traffic.CalmAsync(back, TimeSpan.FromSeconds(20));
        var result = await traffic.EndAsync();

        ChaosSite.Tell($"Redis {what}, away {ChaosScale.StoreAway.TotalSeconds} s: {result}; "
            + $"{Outage.Of(result.Arrivals, fault)}; "
            + $"list changes: {atFirst.Acknowledged + atSecond.Acknowledged} taken, "
            + $"{atFirst.Refused + atSecond.Refused} refused, again {healed.TotalSeconds:0.00} s after it was back");
        result.WentWell();
        Assert.True(atFirst.Refused > 0 && atSecond.Refused > 0, "a list change is refused while the store is away");
        await atFirst.EndAsync(site.Api(0), site.Api(1));
        await atSecond.EndAsync(site.Api(0), site.Api(1));
        Assert.DoesNotContain(site.Silos, silo => silo.Server.Process.HasExited);
    }

    private static Task SendAsync(ChaosSite site, int signal)
    {
        site.Redis.Process.Send(signal);
        return Task.CompletedTask;
    }
}
