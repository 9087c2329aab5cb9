using Spit.Grains.Lists;

namespace Spit.Grains.Tests.Lists;

public sealed class ListHistoryTests
{
    [Theory]
    [InlineData(5, 0, true)]
    [InlineData(3, 2, true)]
    [InlineData(2, 3, true)]
    [InlineData(1, 0, false)]
    [InlineData(6, 0, false)]
    public void TryAfter_Position_GivesWhatFollowsOrSaysThatItIsForgotten(long revision, int expected, bool known)
    {
        var history = Filled(5, capacity: 3);

        var found = history.TryAfter(new ListPosition("e", revision), 100, out var changes);

        Assert.Equal(known, found);
        Assert.Equal(expected, changes.Count);
        Assert.Equal(changes.Select((_, i) => revision + 1 + i), changes.Select(c => c.Revision));
    }

    [Fact]
    public void TryAfter_OtherEpoch_IsUnknown() =>
        Assert.False(Filled(5, 10).TryAfter(new ListPosition("f", 3), 100, out _));

    [Fact]
    public void TryAfter_Limit_GivesTheOldest()
    {
        Assert.True(Filled(5, 10).TryAfter(new ListPosition("e", 1), 2, out var changes));

        Assert.Equal([2, 3], changes.Select(c => c.Revision));
    }

    [Fact]
    public void Add_Gap_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Filled(2, 10).Add(new ListChange { Revision = 4, Removed = "x" }));

    private static ListHistory Filled(int count, int capacity)
    {
        var history = new ListHistory(new ListPosition("e", 0), capacity);
        for (var i = 1; i <= count; i++)
        {
            history.Add(new ListChange { Revision = i, Removed = $"name {i}" });
        }
        return history;
    }
}
