using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Spit.Protocol.V1;

namespace Spit.Silo.Tests.Api;

public sealed class ListApiTests(TestSilo silo)
{
    [Fact]
    public async Task AddEntry_NationalSpelling_IsStoredCanonical()
    {
        var number = silo.FreshNumber();

        var added = await Add(PatternKind.Caller, "0" + number[3..]);

        Assert.Equal($"allow/caller/{number}", added.Name);
        Assert.Equal(number, added.Pattern);
        Assert.NotNull(added.CreateTime);
        Assert.Null(added.ExpireTime);
        Assert.Contains(await All(), entry => entry.Equals(added));
    }

    [Fact]
    public async Task AddEntry_Again_Replaces()
    {
        var number = silo.FreshNumber();
        await Add(PatternKind.Caller, number);

        await Add(PatternKind.Caller, number, "another reason");

        Assert.Equal("another reason", Assert.Single(await All(), entry => entry.Pattern == number).Reason);
    }

    public static TheoryData<string, ListEntry?> Wrong() => new()
    {
        { "entry", null },
        { "entry.list", new ListEntry { Kind = PatternKind.Caller, Pattern = "+4930231250", Reason = "r" } },
        { "entry.kind", new ListEntry { List = ListKind.Block, Pattern = "+4930231250", Reason = "r" } },
        { "entry.reason", Entry(PatternKind.Caller, "+4930231250", " ") },
        { "entry.pattern", Entry(PatternKind.Source, "192.0.2.0/33", "r") },
        { "entry.pattern", Entry(PatternKind.Caller, "", "r") },
        { "entry.expire_time", Entry(PatternKind.Caller, "+4930231250", "r", new Timestamp { Seconds = 1 }) },
        { "entry.expire_time", Entry(PatternKind.Caller, "+4930231250", "r", new Timestamp { Nanos = -1 }) },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task AddEntry_WrongField_IsNamed(string field, ListEntry? entry)
    {
        var fault = await Assert.ThrowsAsync<RpcException>(
            () => silo.Api.AddEntryAsync(new AddEntryRequest { Entry = entry }));

        Assert.Equal(StatusCode.InvalidArgument, fault.StatusCode);
        Assert.StartsWith(field, fault.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RemoveEntry_Unknown_IsNotFound()
    {
        var fault = await Assert.ThrowsAsync<RpcException>(
            () => silo.Api.RemoveEntryAsync(new RemoveEntryRequest { Name = "block/caller/nobody" }));

        Assert.Equal(StatusCode.NotFound, fault.StatusCode);
    }

    [Fact]
    public async Task RemoveEntry_Known_IsGone()
    {
        var added = await Add(PatternKind.Source, "198.51.100.0/24");

        await silo.Api.RemoveEntryAsync(new RemoveEntryRequest { Name = added.Name });

        Assert.DoesNotContain(await All(), entry => entry.Name == added.Name);
    }

    [Fact]
    public async Task ListEntries_SmallPages_GiveEverythingOnceInOrder()
    {
        for (var i = 0; i < 5; i++)
        {
            await Add(PatternKind.CallerPrefix, $"+44163296{i}");
        }
        var names = new List<string>();
        var request = new ListEntriesRequest { List = ListKind.Allow, PageSize = 2 };
        do
        {
            var page = await silo.Api.ListEntriesAsync(request);
            Assert.InRange(page.Entries.Count, 1, 2);
            names.AddRange(page.Entries.Select(entry => entry.Name));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(names.Distinct().Order(StringComparer.Ordinal), names);
        Assert.Equal(
            5, names.Count(name => name.StartsWith("allow/caller-prefix/+44163296", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task ListEntries_Expired_IsNotShown()
    {
        var number = silo.FreshNumber();
        var expires = Timestamp.FromDateTimeOffset(TimeProvider.System.GetUtcNow().AddMilliseconds(400));
        await silo.Api.AddEntryAsync(
            new AddEntryRequest { Entry = Entry(PatternKind.Caller, number, "short", expires) });

        await Eventually.HoldsAsync(
            async () => (await All()).All(entry => entry.Pattern != number), "the entry expires");
    }

    private static ListEntry Entry(PatternKind kind, string pattern, string reason, Timestamp? expires = null) => new()
    {
        List = ListKind.Allow,
        Kind = kind,
        Pattern = pattern,
        Reason = reason,
        Author = "noc",
        ExpireTime = expires,
    };

    private async Task<ListEntry> Add(PatternKind kind, string pattern, string reason = "known") =>
        await silo.Api.AddEntryAsync(new AddEntryRequest { Entry = Entry(kind, pattern, reason) });

    private async Task<IReadOnlyList<ListEntry>> All() =>
        (await silo.Api.ListEntriesAsync(new ListEntriesRequest())).Entries;
}
