using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Spit.EdgeProxy.Grid;
using Spit.Protocol.V1;

namespace Spit.EdgeProxy.Tests.Grid;

public sealed class ListCacheTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UnixEpoch.AddDays(20_000).AddMilliseconds(40));
    private readonly GridMeasurements _measured = new();
    private readonly ListCache _cache;

    public ListCacheTests() => _cache = new ListCache(_time, _measured.Metrics, NullLogger.Instance);

    public void Dispose() => _measured.Dispose();

    [Fact]
    public void Apply_ChangesInOrder_AreHeldAndMeasured()
    {
        Assert.True(Snapshot("e", 3, Frames.Block("+493023125001")));

        Assert.True(_cache.TryApply(Frames.Put("e", 4, Frames.Block("+493023125002"))));
        Assert.True(_cache.TryApply(Frames.Removed("e", 5, "block/caller/+493023125001")));

        Assert.Equal("+493023125002", Assert.Single(_cache.Lists.Entries).Pattern);
        Assert.Equal(5, _cache.Position!.Revision);
        Assert.Equal(0.04, Assert.Single(_measured.Of("spit.edge.bulletin.lag")).Value, 6);
    }

    [Fact]
    public void Apply_ChangeSeenBefore_ChangesNothing()
    {
        Snapshot("e", 3, Frames.Block("+493023125001"));

        Assert.True(_cache.TryApply(Frames.Removed("e", 3, "block/caller/+493023125001")));

        Assert.Equal(1, _cache.Lists.Count);
        Assert.Equal(3, _cache.Position!.Revision);
    }

    [Theory]
    [InlineData("e", 5)]
    [InlineData("other", 4)]
    public void Apply_ChangeThatDoesNotFollow_KeepsListsAndForgetsThePosition(string epoch, long revision)
    {
        Snapshot("e", 3, Frames.Block("+493023125001"));

        Assert.False(_cache.TryApply(Frames.Put(epoch, revision, Frames.Block("+493023125002"))));

        Assert.Equal(1, _cache.Lists.Count);
        Assert.Null(_cache.Position);
    }

    [Fact]
    public void Apply_ChangeBeforeAnySnapshot_IsAGap() =>
        Assert.False(_cache.TryApply(Frames.Put("e", 1, Frames.Block("+493023125002"))));

    [Fact]
    public void Apply_ChangeWithoutPosition_IsAGap()
    {
        Snapshot("e", 3);

        Assert.False(_cache.TryApply(new Bulletin { Removed = "block/caller/+493023125001" }));
    }

    [Fact]
    public void Apply_SnapshotOfAnotherEpoch_ReplacesEverything()
    {
        Snapshot("e", 3, Frames.Block("+493023125001"), Frames.Block("+493023125002"));

        Assert.True(Snapshot("f", 1, Frames.Block("+493023125003")));

        Assert.Equal("+493023125003", Assert.Single(_cache.Lists.Entries).Pattern);
    }

    [Fact]
    public void Apply_EntriesThatCannotBeRead_AreSkippedAndTheRestCounts()
    {
        var noPattern = Frames.Block("");
        var newerKind = Frames.Block("+493023125004");
        newerKind.Kind = (PatternKind)99;
        var brokenTime = Frames.Block("+493023125005");
        brokenTime.ExpireTime = new Timestamp { Seconds = long.MaxValue };

        Assert.True(Snapshot("e", 1, noPattern, newerKind, brokenTime, Frames.Block("+493023125001")));

        Assert.Equal("+493023125001", Assert.Single(_cache.Lists.Entries).Pattern);
    }

    private bool Snapshot(string epoch, long revision, params ListEntry[] entries) =>
        _cache.TryApply(Frames.Snapshot(epoch, revision, entries).Bulletins[0]);
}
