using Orleans.Core.Internal;
using Spit.Detection.Quarantine;
using Spit.Grains.Quarantine;

namespace Spit.Grains.Tests.Quarantine;

public sealed class AuditGrainTests(GridFixture grid)
{
    [Fact]
    public async Task Add_MoreThanAreKept_TheNewestAreThereInOrder()
    {
        for (var i = 0; i < 350; i++) Assert.True(await Audit().Add(Row(i % 7 == 0 ? "seven" : "other")));

        await Audit().Cast<IGrainManagementExtension>().DeactivateOnIdle(TestContext.Current.CancellationToken);

        var rows = await Audit(1).List(null, 0, 1000);
        Assert.InRange(rows.Count, 101, 200);
        Assert.Equal(Enumerable.Range(0, rows.Count).Select(i => rows[0].Number - i), rows.Select(row => row.Number));
        var sevens = await Audit().List("seven", 0, 1000);
        Assert.Equal(rows.Where(row => row.Subject == "seven"), sevens);
        Assert.Equal(sevens.Skip(3).Take(5), await Audit().List("seven", sevens[2].Number, 5));
    }

    [Fact]
    public async Task Add_StoreDown_SaysSo()
    {
        await Audit().Add(Row("before"));
        grid.Storage.Fail("audit-");

        var taken = await Audit().Add(Row("lost"));
        grid.Storage.Heal("audit-");

        Assert.False(taken);
        await Eventually.HoldsAsync(async () => (await Audit().List("before", 0, 1)).Count == 1, "it is as it was");
        Assert.Empty(await Audit().List("lost", 0, 10));
    }

    private IAuditGrain Audit(int silo = 0) => grid.Silo(silo).GetGrain<IAuditGrain>(IAuditGrain.Key);

    private static AuditRow Row(string subject) => new()
    {
        At = DateTimeOffset.UnixEpoch,
        Action = AuditAction.Play,
        Who = "reviewer",
        Address = "ipv4:192.0.2.1:5000",
        Subject = subject,
    };
}
