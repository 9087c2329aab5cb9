using Spit.Detection.Counters;

namespace Spit.Detection.Tests.Counters;

public sealed class RecentSetTests
{
    [Fact]
    public void Add_SameTextTwice_IsNewOnce()
    {
        var set = new RecentSet();

        Assert.True(set.Add("a"));
        Assert.False(set.Add("a"));
        Assert.True(set.Contains("a"));
        Assert.False(set.Contains("b"));
        Assert.Equal(1, set.Count);
    }

    [Fact]
    public void Add_MoreThanItHolds_ForgetsTheOldest()
    {
        var set = new RecentSet();
        for (var i = 0; i < RecentSet.Capacity + 10; i++) set.Add($"text {i}");

        Assert.Equal(RecentSet.Capacity, set.Count);
        Assert.False(set.Contains("text 9"));
        Assert.True(set.Contains("text 10"));
    }
}
