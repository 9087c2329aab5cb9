using Microsoft.Extensions.Time.Testing;
using Spit.Detection;
using Spit.EdgeProxy.Grid;

namespace Spit.EdgeProxy.Tests.Grid;

public sealed class RecentBlocksTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly RecentBlocks _blocks;

    public RecentBlocksTests() => _blocks = new RecentBlocks(_time);

    [Fact]
    public void All_OfLate_AreThereWithTheTimeTheyHaveLeft()
    {
        _blocks.Add(Block(1, TimeSpan.FromMinutes(1)));
        _time.Advance(TimeSpan.FromSeconds(2));
        _blocks.Add(Block(2, TimeSpan.FromSeconds(30)));

        Assert.Equal([Block(1, TimeSpan.FromSeconds(58)), Block(2, TimeSpan.FromSeconds(30))], _blocks.All());
    }

    [Fact]
    public void All_Older_AreNotThere()
    {
        _blocks.Add(Block(1, TimeSpan.FromMinutes(1)));
        _time.Advance(TimeSpan.FromSeconds(6));

        Assert.Empty(_blocks.All());
    }

    [Fact]
    public void All_Ended_AreNotThere()
    {
        _blocks.Add(Block(1, TimeSpan.FromSeconds(1)));
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Empty(_blocks.All());
    }

    [Fact]
    public void Add_MoreThanAreRemembered_TheOldestGo()
    {
        for (var i = 0; i < RecentBlocks.Most + 10; i++) _blocks.Add(Block(i, TimeSpan.FromMinutes(1)));

        Assert.Equal(RecentBlocks.Most, _blocks.All().Count());
        Assert.Equal(Block(10, TimeSpan.FromMinutes(1)), _blocks.All().First());
    }

    [Fact]
    public void Clear_Always_ForgetsThem()
    {
        _blocks.Add(Block(1, TimeSpan.FromMinutes(1)));

        _blocks.Clear();

        Assert.Empty(_blocks.All());
    }

    private static LiveBlock Block(int number, TimeSpan duration) =>
        new(new CallerKey(TrustClass.Peer, $"sip:{number}@example.com"), duration);
}
