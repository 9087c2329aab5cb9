using Spit.Detection.Quarantine;

namespace Spit.Detection.Tests.Quarantine;

public sealed class CampaignMapTests
{
    [Fact]
    public void NameOf_Unknown_IsItself() => Assert.Equal("a", new CampaignMap().NameOf("a"));

    [Fact]
    public void Join_TwoCampaigns_TheOldestNamesAll()
    {
        var map = new CampaignMap();
        map.Join("b", "c");
        map.Join("d", "e");
        Assert.NotEqual(map.NameOf("c"), map.NameOf("e"));

        map.Join("e", "c");

        Assert.All("bcde", id => Assert.Equal("b", map.NameOf($"{id}")));
    }

    [Fact]
    public void Join_OlderOneLater_RenamesTheCampaign()
    {
        var map = new CampaignMap();
        map.Join("b", "c");

        map.Join("c", "a");

        Assert.All("abc", id => Assert.Equal("a", map.NameOf($"{id}")));
    }

    [Fact]
    public void Join_ThousandInARow_StaysQuickAndRight()
    {
        var map = new CampaignMap();
        for (var i = 9999; i > 0; i--) map.Join($"{i:0000}", $"{i - 1:0000}");

        Assert.All(Enumerable.Range(0, 10_000), i => Assert.Equal("0000", map.NameOf($"{i:0000}")));
    }
}
