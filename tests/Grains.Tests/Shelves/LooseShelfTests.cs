using Spit.Detection;
using Spit.Grains.Shelves;

namespace Spit.Grains.Tests.Shelves;

public sealed class LooseShelfTests : IDisposable
{
    private readonly TestRecords _store = new();
    private readonly LooseShelf _loose;

    public LooseShelfTests() =>
        _loose = new LooseShelf(new ShelfOptions { MostHeld = 100, MostOnProbation = 50 }, _store);

    [Fact]
    public async Task Observe_InventedCallersWhoseCallsEnd_HoldsNoMoreThanThereIsRoomForAndStoresNone()
    {
        for (var i = 0; i < 10_000; i++)
        {
            await _loose.ObserveAsync(LooseShelf.Key(i));
            await _loose.EndAsync(LooseShelf.Key(i));
        }
        await _loose.Shelf.WriteAsync();

        Assert.Equal(50, _loose.Shelf.Count);
        Assert.Equal(0, _store.Count);
    }

    [Fact]
    public async Task Observe_InventedCallersWithoutEnd_LeaveTheKnownOnesAlone()
    {
        for (var i = 0; i < 50; i++)
        {
            await _loose.ObserveAsync(LooseShelf.Key(i));
            await _loose.ObserveAsync(LooseShelf.Key(i));
        }
        await _loose.Shelf.WriteAsync();
        for (var i = 1000; i < 5000; i++) await _loose.ObserveAsync(LooseShelf.Key(i));

        Assert.All(Enumerable.Range(0, 50), i => Assert.True(_loose.TryObserve(LooseShelf.Key(i), out _)));
        Assert.Equal(4, await _loose.ObserveAsync(LooseShelf.Key(7)));
    }

    [Fact]
    public async Task Observe_SecondCall_CountsTheFirst()
    {
        await _loose.ObserveAsync(LooseShelf.Key(1));

        Assert.Equal(2, await _loose.ObserveAsync(LooseShelf.Key(1)));
        await _loose.Shelf.WriteAsync();
        Assert.Equal(1, _store.Count);
    }

    [Fact]
    public async Task Observe_MoreKnownCallersThanThereIsRoomFor_ComeBackFromTheStoreWithAllTheirCounts()
    {
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < 500; i++)
            {
                await _loose.ObserveAsync(LooseShelf.Key(i, TrustClass.Own));
                await _loose.Shelf.WriteAsync();
                _loose.Time.Advance(TimeSpan.FromSeconds(1));
            }
        }

        Assert.InRange(_loose.Shelf.Count, 90, 160);
        Assert.Equal(4, await _loose.ObserveAsync(LooseShelf.Key(3, TrustClass.Own)));
    }

    [Fact]
    public async Task Sweep_WrittenAndIdle_LeavesTheMemoryAndNotTheStore()
    {
        await _loose.ObserveAsync(LooseShelf.Key(1, TrustClass.Own));
        await _loose.ObserveAsync(LooseShelf.Key(2, TrustClass.Own));
        await _loose.Shelf.WriteAsync();
        await _loose.ObserveAsync(LooseShelf.Key(2, TrustClass.Own));
        _loose.Time.Advance(TimeSpan.FromMinutes(11));

        _loose.Shelf.Sweep();

        // The second one is not written yet.
        Assert.Equal(1, _loose.Shelf.Count);
        Assert.Equal(2, await _loose.ObserveAsync(LooseShelf.Key(1, TrustClass.Own)));
    }

    [Fact]
    public async Task Close_OnProbationToo_IsThereForTheNextOwner()
    {
        await _loose.ObserveAsync(LooseShelf.Key(1));

        await _loose.Shelf.CloseAsync();

        Assert.Equal(0, _loose.Shelf.Count);
        Assert.Equal(2, await _loose.ObserveAsync(_loose.NewShelf(), LooseShelf.Key(1)));
    }

    [Fact]
    public async Task Write_ArrivedThoughItSeemedLost_IsKnownAsItsOwn()
    {
        var key = LooseShelf.Key(1, TrustClass.Own);
        await _loose.ObserveAsync(key);
        _store.LoseAnswer = true;
        await _loose.Shelf.WriteAsync();
        _store.LoseAnswer = false;
        Assert.Equal(2, await _loose.ObserveAsync(key));

        // The first finds the other's version and takes it over, the second writes.
        await _loose.Shelf.WriteAsync();
        await _loose.Shelf.WriteAsync();

        Assert.Equal(3, await _loose.ObserveAsync(key));
        Assert.Equal(3, await _loose.ObserveAsync(_loose.NewShelf(), key));
    }

    [Fact]
    public async Task Write_AnotherOwnerWrote_TheirsStays()
    {
        var key = LooseShelf.Key(1, TrustClass.Own);
        await _loose.ObserveAsync(key);
        await _loose.Shelf.WriteAsync();
        var other = _loose.NewShelf();
        for (var i = 0; i < 5; i++) await _loose.ObserveAsync(other, key);
        await other.WriteAsync();

        await _loose.ObserveAsync(key);
        await _loose.Shelf.WriteAsync();

        Assert.Equal(7, await _loose.ObserveAsync(key));
    }

    [Fact]
    public async Task Find_ManyAtOnce_AreReadTogether()
    {
        _store.Gate = new TaskCompletionSource();
        var asked = Enumerable.Range(0, 100).Select(i => _loose.ObserveAsync(LooseShelf.Key(i))).ToList();
        Assert.DoesNotContain(asked, task => task.IsCompleted);

        _store.Gate.SetResult();
        await Task.WhenAll(asked);

        Assert.Equal(2, _store.Reads);
    }

    [Fact]
    public async Task Find_StoreSilent_GoesOnFromZeroAndDoesNotAskEveryTime()
    {
        _store.Gate = new TaskCompletionSource();
        var first = _loose.ObserveAsync(LooseShelf.Key(1));
        _loose.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(1, await first);

        Assert.Equal(1, await _loose.ObserveAsync(LooseShelf.Key(2)));
        Assert.Equal(1, _store.Reads);
    }

    public void Dispose() => _loose.Dispose();
}
