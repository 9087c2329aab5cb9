using System.Diagnostics;
using Spit.Protocol.V1;

namespace Spit.Silo.Tests.Api;

public sealed class BulletinTests(TestSilo silo)
{
    [Fact]
    public async Task Hello_FreshEdge_GetsEverythingThenChanges()
    {
        var number = silo.FreshNumber();
        await Add(number);
        using var edge = await silo.ConnectAsync();

        var first = await edge.NextBulletinAsync();
        await silo.Api.RemoveEntryAsync(new RemoveEntryRequest { Name = $"block/caller/{number}" });
        var then = await NextAbout(edge, number);

        Assert.Contains(first.Snapshot.Entries, entry => entry.Pattern == number);
        Assert.Equal($"block/caller/{number}", then.Removed);
        Assert.Equal(first.Position.Epoch, then.Position.Epoch);
    }

    [Fact]
    public async Task AddEntry_ConnectedEdge_HasItWithin200Milliseconds()
    {
        using var edge = await silo.ConnectAsync();
        await edge.NextBulletinAsync();
        // The first change pays for everything that is compiled on the way.
        var warm = silo.FreshNumber();
        await Add(warm);
        await NextAbout(edge, warm);
        var number = silo.FreshNumber();

        var started = Stopwatch.GetTimestamp();
        var waiting = NextAbout(edge, number);
        await Add(number);
        var acknowledged = Stopwatch.GetTimestamp();
        await waiting;

        Assert.InRange(Stopwatch.GetElapsedTime(acknowledged).TotalMilliseconds, 0, 200);
        Assert.True(acknowledged >= started);
    }

    [Fact]
    public async Task Hello_ResumedAtTheEnd_GetsOnlyWhatIsNew()
    {
        BulletinPosition position;
        using (var before = await silo.ConnectAsync())
        {
            position = (await before.NextBulletinAsync()).Position;
        }
        var number = silo.FreshNumber();
        await Add(number);

        using var edge = await silo.ConnectAsync(position);
        var bulletin = await edge.NextBulletinAsync();

        Assert.Equal(Bulletin.ChangeOneofCase.Put, bulletin.ChangeCase);
        Assert.Equal(position.Revision + 1, bulletin.Position.Revision);
    }

    [Theory]
    [InlineData("another-epoch", 1)]
    [InlineData("", 0)]
    public async Task Hello_ResumedFromUnknownHistory_GetsEverything(string epoch, long revision)
    {
        using var edge = await silo.ConnectAsync(new BulletinPosition { Epoch = epoch, Revision = revision });

        Assert.NotNull((await edge.NextBulletinAsync()).Snapshot);
    }

    private static async Task<Bulletin> NextAbout(EdgeClient edge, string number)
    {
        while (true)
        {
            var bulletin = await edge.NextBulletinAsync();
            if (bulletin.Put?.Pattern == number || bulletin.Removed.EndsWith(number, StringComparison.Ordinal))
            {
                return bulletin;
            }
        }
    }

    private async Task Add(string number) => await silo.Api.AddEntryAsync(new AddEntryRequest
    {
        Entry = new ListEntry
        {
            List = ListKind.Block,
            Kind = PatternKind.Caller,
            Pattern = number,
            Reason = "test",
            Author = "test",
        },
    });
}
