using Orleans.Core.Internal;
using Spit.Detection.Quarantine;
using Spit.Grains.Quarantine;

namespace Spit.Grains.Tests.Quarantine;

public sealed class ConsentsGrainTests(GridFixture grid)
{
    [Fact]
    public async Task Get_NeverAsked_IsNothing() => Assert.Null(await Consents().Get("+493023125020"));

    [Fact]
    public async Task Put_Consent_OutlivesTheActivation()
    {
        await Consents().Put(Of("+493023125021", true));
        await Consents().Put(Of("+493023125022", true));
        await Consents().Put(Of("+493023125022", false));

        await Consents().Cast<IGrainManagementExtension>().DeactivateOnIdle(TestContext.Current.CancellationToken);

        Assert.Equal(Of("+493023125021", true), await Consents(1).Get("+493023125021"));
        Assert.False((await Consents(1).Get("+493023125022"))!.IsRecorded);
    }

    [Fact]
    public async Task Put_StoreDown_ChangesNothing()
    {
        await Consents().Put(Of("+493023125023", false));
        grid.Storage.Fail("consents-");

        var fault = await Consents().Put(Of("+493023125023", true));
        grid.Storage.Heal("consents-");

        Assert.Equal(QuarantineFault.StoreFailed, fault);
        await Eventually.HoldsAsync(
            async () => await Consents().Get("+493023125023") is { IsRecorded: false }, "it is as it was");
    }

    [Fact]
    public async Task List_Pages_AreInOrderWithoutThoseWhoWithdrew()
    {
        foreach (var last in "4321") await Consents().Put(Of($"+49302312503{last}", last != '2'));

        var given = await Consents().List("+493023125030", false, 2);
        var all = await Consents().List("+493023125030", true, 2);

        Assert.Equal(["+493023125031", "+493023125033"], given.Select(consent => consent.Subscriber));
        Assert.Equal(["+493023125031", "+493023125032"], all.Select(consent => consent.Subscriber));
    }

    [Fact]
    public async Task Put_Full_TakesChangesAlone()
    {
        // Those of the other tests among them: there is one grain for all.
        int[] others = [21, 22, 23, 31, 32, 33, 34];
        foreach (var last in others.Concat(Enumerable.Range(40, 13)))
            Assert.Equal(QuarantineFault.None, await Consents().Put(Of($"+4930231250{last}", true)));

        Assert.Equal(QuarantineFault.Full, await Consents().Put(Of("+493023125099", true)));
        Assert.Equal(QuarantineFault.None, await Consents().Put(Of("+493023125040", false)));
    }

    private IConsentsGrain Consents(int silo = 0) => grid.Silo(silo).GetGrain<IConsentsGrain>(IConsentsGrain.Key);

    private static Consent Of(string subscriber, bool isRecorded) => new()
    {
        Subscriber = subscriber,
        IsRecorded = isRecorded,
        SetBy = "reviewer",
        SetAt = DateTimeOffset.UnixEpoch,
        Reason = "contract",
    };
}
