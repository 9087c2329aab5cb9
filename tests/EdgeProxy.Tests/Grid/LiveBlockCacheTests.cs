using Microsoft.Extensions.Time.Testing;
using Spit.Detection;
using Spit.EdgeProxy.Grid;

namespace Spit.EdgeProxy.Tests.Grid;

public sealed class LiveBlockCacheTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider _time = new();
    private readonly LiveBlockCache _cache;

    public LiveBlockCacheTests() => _cache = new LiveBlockCache(_time, limit: 10);

    [Fact]
    public void IsBlocked_UntilItEnds_AndThatTrustClassAlone()
    {
        Assert.True(_cache.Add(Caller(1), Minute));

        Assert.True(_cache.IsBlocked(Caller(1)));
        Assert.False(_cache.IsBlocked(Caller(1) with { Trust = TrustClass.Undeclared }));
        _time.Advance(Minute);
        Assert.False(_cache.IsBlocked(Caller(1)));
    }

    [Fact]
    public void Add_Again_IsNewsOnceHalfOfItIsOver()
    {
        _cache.Add(Caller(1), Minute);
        Assert.False(_cache.Add(Caller(1), Minute));

        _time.Advance(Minute / 2);

        Assert.True(_cache.Add(Caller(1), Minute));
        _time.Advance(Minute * 0.9);
        Assert.True(_cache.IsBlocked(Caller(1)));
    }

    [Fact]
    public void Add_BeyondTheLimit_IsRefusedUntilOldOnesHaveEnded()
    {
        for (var i = 0; i < 10; i++) Assert.True(_cache.Add(Caller(i), Minute));
        Assert.False(_cache.Add(Caller(10), Minute));

        _time.Advance(Minute);

        Assert.True(_cache.Add(Caller(10), Minute));
        Assert.Equal(1, _cache.Count);
    }

    [Fact]
    public void Clear_AnotherPolicy_BlocksNobody()
    {
        _cache.Add(Caller(1), Minute);

        _cache.Clear();

        Assert.False(_cache.IsBlocked(Caller(1)));
    }

    private static CallerKey Caller(int number) => new(TrustClass.Peer, $"sip:{number}@example.com");
}
