using Google.Protobuf.WellKnownTypes;
using Spit.Protocol.V1;

namespace Spit.Cli.Tests.Commands;

public sealed class ListCommandTests(FakeGrid grid) : IClassFixture<FakeGrid>
{
    [Fact]
    public async Task Add_AllOptions_AreAskedAndTheEntryIsShown()
    {
        grid.Requests.Clear();
        grid.Answer = _ => Entry("block/source/192.0.2.0/24");

        var run = await grid.RunAsync(
            "list", "add", "block", "192.0.2.0/24", "--kind", "source",
            "--reason", "scans", "--author", "noc", "--expires", "7d");

        var expected = new ListEntry
        {
            List = ListKind.Block,
            Kind = PatternKind.Source,
            Pattern = "192.0.2.0/24",
            Reason = "scans",
            Author = "noc",
            ExpireTime = Timestamp.FromDateTimeOffset(FakeGrid.Now.AddDays(7)),
        };
        Assert.Equal(expected, ((AddEntryRequest)Assert.Single(grid.Requests)).Entry);
        Assert.Equal(0, run.Code);
        Assert.Contains("block/source/192.0.2.0/24", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_FewOptions_IsACallerThatNeverExpiresByThisUser()
    {
        grid.Requests.Clear();
        grid.Answer = _ => Entry("allow/caller/+493023125001");

        await grid.RunAsync("list", "add", "allow", "+493023125001", "--reason", "crisis line");

        var entry = ((AddEntryRequest)Assert.Single(grid.Requests)).Entry;
        Assert.Equal((ListKind.Allow, PatternKind.Caller), (entry.List, entry.Kind));
        Assert.Equal((Environment.UserName, (Timestamp?)null), (entry.Author, entry.ExpireTime));
    }

    [Theory]
    [InlineData("90s", 90)]
    [InlineData("90m", 5400)]
    [InlineData("12h", 43_200)]
    [InlineData("1d", 86_400)]
    public async Task Add_Expires_HasAUnit(string text, int seconds)
    {
        grid.Requests.Clear();
        grid.Answer = _ => Entry("block/caller/+493023125001");

        await grid.RunAsync("list", "add", "block", "+493023125001", "--reason", "r", "--expires", text);

        var entry = ((AddEntryRequest)Assert.Single(grid.Requests)).Entry;
        Assert.Equal(FakeGrid.Now.AddSeconds(seconds), entry.ExpireTime.ToDateTimeOffset());
    }

    [Fact]
    public async Task Remove_Entry_IsAskedByName()
    {
        grid.Requests.Clear();
        grid.Answer = _ => new RemoveEntryResponse();

        var run = await grid.RunAsync("list", "remove", "block/caller/+493023125001");

        Assert.Equal((0, "removed block/caller/+493023125001\n"), (run.Code, run.Output));
        Assert.Equal("block/caller/+493023125001", ((RemoveEntryRequest)Assert.Single(grid.Requests)).Name);
    }

    [Fact]
    public async Task Show_SeveralPages_ShowsAllUncut()
    {
        grid.Requests.Clear();
        var user = new string('x', 90);
        var names = Enumerable.Range(10, 30).Select(i => $"block/caller/sip:{user}{i}@example.com").ToArray();
        grid.Answer = request =>
        {
            var start = ((ListEntriesRequest)request).PageToken is { Length: > 0 } token ? int.Parse(token, null) : 0;
            var page = new ListEntriesResponse { NextPageToken = start < 20 ? $"{start + 10}" : "" };
            page.Entries.AddRange(names.Skip(start).Take(10).Select(Entry));
            return page;
        };

        var run = await grid.RunAsync("list", "show", "block");

        Assert.All(names, name => Assert.Contains(name, run.Output, StringComparison.Ordinal));
        Assert.Equal(3, grid.Requests.Count);
        Assert.All(grid.Requests, r => Assert.Equal(ListKind.Block, ((ListEntriesRequest)r).List));
    }

    [Fact]
    public async Task Show_NoList_AsksForBothAndSaysWhenThereIsNone()
    {
        grid.Requests.Clear();
        grid.Answer = _ => new ListEntriesResponse();

        var run = await grid.RunAsync("list", "show");

        Assert.Equal((0, "no entries\n"), (run.Code, run.Output));
        Assert.Equal(ListKind.Unspecified, ((ListEntriesRequest)Assert.Single(grid.Requests)).List);
    }

    private static ListEntry Entry(string name) => new()
    {
        Name = name,
        Reason = "r",
        Author = "a",
        CreateTime = Timestamp.FromDateTimeOffset(DateTimeOffset.UnixEpoch),
    };
}
