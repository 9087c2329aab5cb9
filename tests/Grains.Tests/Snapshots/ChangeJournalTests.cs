using Spit.Grains.Snapshots;

namespace Spit.Grains.Tests.Snapshots;

public sealed class ChangeJournalTests
{
    private readonly ChangeJournal<List<int>> _journal = new();

    [Fact]
    public void Repeat_SomeWritten_MakesTheOthers()
    {
        Add(1);
        Add(2);
        var mark = _journal.Mark();
        Add(3);
        _journal.Written(mark);

        Assert.Equal([3], Repeated());
    }

    [Fact]
    public void Repeat_AWriteWithoutAnAnswer_MakesWhatCameAfterIt()
    {
        Add(1);
        _journal.MaybeWritten(_journal.Mark());
        Add(2);

        Assert.Equal([2], Repeated());
        Assert.Equal([2], Repeated());
    }

    [Fact]
    public void Written_AfterAWriteWithoutAnAnswer_LeavesTheRest()
    {
        Add(1);
        _journal.MaybeWritten(_journal.Mark());
        Add(2);
        _journal.Written(_journal.Mark());
        Add(3);

        Assert.Equal([3], Repeated());
    }

    [Fact]
    public void IsComplete_UntilAnUnrepeatableChangeIsWritten_IsFalse()
    {
        Assert.True(_journal.IsComplete);
        _journal.AddUnrepeatable();
        Assert.False(_journal.IsComplete);
        _journal.Written(_journal.Mark());
        Assert.True(_journal.IsComplete);
    }

    [Fact]
    public void IsComplete_MoreChangesThanItHolds_IsFalse()
    {
        for (var i = 0; i < 4096; i++) Add(i);
        Assert.True(_journal.IsComplete);
        Add(4096);
        Assert.False(_journal.IsComplete);
        Assert.Equal(4096, Repeated().Count);
    }

    private void Add(int number) => _journal.Add(record =>
    {
        record.Add(number);
        return record;
    });

    private List<int> Repeated()
    {
        var record = new List<int>();
        _journal.Repeat(record);
        return record;
    }
}
