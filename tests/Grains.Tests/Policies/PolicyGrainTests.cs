using System.Globalization;
using Orleans.Core.Internal;
using Spit.Grains.Policies;

namespace Spit.Grains.Tests.Policies;

/// <summary>There is one policy grain in a cluster: every test begins where the one before ended.</summary>
public sealed class PolicyGrainTests(GridFixture grid)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Put_FromOneSilo_RunsAtTheOther()
    {
        var before = grid.Time.GetUtcNow();
        var receipt = await Policy(0).Put(Draft("observe: true") with { Likelihoods = "{}" });

        var news = await Policy(1).After(-1, Token);

        Assert.Equal(PolicyPutFault.None, receipt.Fault);
        Assert.Equal(receipt.Running, news.Revision!.Info);
        Assert.Equal(("observe: true", "{}"), (news.Revision.Yaml, news.Revision.Likelihoods));
        Assert.Equal(("noc", "a test"), (receipt.Running!.Author, receipt.Running.Message));
        Assert.InRange(receipt.Running.Applied, before, grid.Time.GetUtcNow());
    }

    [Fact]
    public async Task Put_Again_NumbersFollowAndOldOnesStay()
    {
        var first = await Policy().Put(Draft("version: 1"));
        var second = await Policy().Put(Draft("observe: true"));

        Assert.Equal(first.Running!.Number + 1, second.Running!.Number);
        Assert.Equal("version: 1", (await Policy().Get(first.Running.Number))!.Yaml);
        Assert.Equal(second.Running, (await Policy().List())[^1]);
        Assert.Null(await Policy().Get(second.Running.Number + 1));
    }

    [Fact]
    public async Task Put_MoreThanAreKept_ForgetsTheOldest()
    {
        var receipts = new List<PolicyReceipt>();
        for (var i = 1; i <= GridFixture.PoliciesKept + 1; i++)
            receipts.Add(await Policy().Put(Draft($"least_samples: {i}")));

        var numbers = (await Policy().List()).Select(r => r.Number);

        Assert.Equal(receipts.Skip(1).Select(r => r.Running!.Number), numbers);
        var gone = receipts[0].Running!.Number;
        Assert.Null(await Policy().Get(gone));
        Assert.False(grid.Storage.Holds("policies/r" + gone.ToString(CultureInfo.InvariantCulture)));
        Assert.Equal("least_samples: 2", (await Policy().Get(receipts[1].Running!.Number))!.Yaml);
    }

    [Fact]
    public async Task Put_AnotherRunsThanExpected_IsRefused()
    {
        var running = (await Policy().Put(Draft("version: 1"))).Running!;

        var refused = await Policy().Put(Draft("observe: true") with { IfRunning = running.Number - 1 });
        var taken = await Policy().Put(Draft("observe: true") with { IfRunning = running.Number });

        Assert.Equal(new PolicyReceipt(PolicyPutFault.Changed, running), refused);
        Assert.Equal(PolicyPutFault.None, taken.Fault);
    }

    [Fact]
    public async Task After_ChangeWhileWaiting_ComesAtOnce()
    {
        var running = (await Policy().Put(Draft("version: 1"))).Running!;
        var waiting = Policy(1).After(running.Number, Token);

        await Policy(0).Put(Draft("observe: true"));

        Assert.Equal("observe: true", (await waiting).Revision!.Yaml);
    }

    [Fact]
    public async Task After_NothingNew_ComesBackEmptyAfterAWhile()
    {
        var running = (await Policy().Put(Draft("version: 1"))).Running!;
        var waiting = Policy().After(running.Number, Token);

        await Eventually.HoldsAsync(
            () =>
            {
                grid.Time.Advance(TimeSpan.FromSeconds(1));
                return waiting.IsCompleted;
            },
            "the question is answered");

        Assert.Equal(new PolicyNews(running.Number, null), await waiting);
    }

    [Fact]
    public async Task Activation_AfterAnother_KnowsWhatWasApplied()
    {
        var running = (await Policy().Put(Draft("short_call: 9s"))).Running!;
        await Policy().Cast<IGrainManagementExtension>().DeactivateOnIdle(Token);

        var news = await Policy().After(-1, Token);

        Assert.Equal((running.Number, "short_call: 9s"), (news.Number, news.Revision!.Yaml));
    }

    [Theory]
    [InlineData("policies/index")]
    [InlineData("policies/r")]
    public async Task Put_StoreFails_ChangesNothing(string key)
    {
        var running = (await Policy().Put(Draft("version: 1"))).Running!;
        grid.Storage.Fail(key);
        var receipt = await Policy().Put(Draft("observe: true"));
        grid.Storage.Heal(key);

        Assert.Equal(PolicyPutFault.StoreFailed, receipt.Fault);
        Assert.Equal(running.Number, (await Policy().After(-1, Token)).Number);
        Assert.Equal(running.Number + 1, (await Policy().Put(Draft("observe: true"))).Running!.Number);
    }

    private IPolicyGrain Policy(int silo = 0) => grid.Silo(silo).GetGrain<IPolicyGrain>(IPolicyGrain.Key);

    private static PolicyDraft Draft(string yaml) => new() { Yaml = yaml, Author = "noc", Message = "a test" };
}
