using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Spit.Grains.Lists;
using Spit.Grains.Policies;
using Spit.Protocol.V1;
using Spit.Silo.Lists;
using PatternCanon = Spit.Detection.Lists.ListPattern;
using Words = Spit.Detection.Lists;

namespace Spit.Silo.Api;

/// <summary>The operator's lists.</summary>
internal sealed class ListApi(
    IGrainFactory grains, ListsFeed feed, RunningPolicy policy, TimeProvider time, ILogger<ListApi> logger)
    : ListService.ListServiceBase
{
    private const int MaxPageSize = 1000;
    private const int MaxReasonLength = 500;
    private const int MaxAuthorLength = 100;

    private IListsGrain Lists => grains.GetGrain<IListsGrain>(IListsGrain.Key);

    public override async Task<ListEntry> AddEntry(AddEntryRequest request, ServerCallContext context)
    {
        var entry = Read(request.Entry);
        var receipt = await AskAsync(Lists.Put(entry), nameof(AddEntry));
        ThrowIfFault(receipt.Fault, entry.Name);
        await feed.WaitForAsync(receipt.Position, context.CancellationToken);
        return Wire.Of(entry);
    }

    public override async Task<RemoveEntryResponse> RemoveEntry(RemoveEntryRequest request, ServerCallContext context)
    {
        if (request.Name.Length == 0)
        {
            throw Invalid("name: which entry? For example block/caller/+493023125001");
        }
        var receipt = await AskAsync(Lists.Remove(request.Name), nameof(RemoveEntry));
        ThrowIfFault(receipt.Fault, request.Name);
        await feed.WaitForAsync(receipt.Position, context.CancellationToken);
        return new RemoveEntryResponse();
    }

    public override Task<ListEntriesResponse> ListEntries(ListEntriesRequest request, ServerCallContext context)
    {
        if (request.PageSize < 0 || !System.Enum.IsDefined(request.List))
        {
            throw Invalid(request.PageSize < 0 ? "page_size: not below 0" : "list: allow, block or unspecified");
        }
        if (!feed.View.IsKnown)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "the lists are not loaded yet"));
        }
        var size = request.PageSize is 0 or > MaxPageSize ? MaxPageSize : request.PageSize;
        var now = time.GetUtcNow();
        // A token is the last name of the page before: pages hold together while entries come and go.
        var page = feed.View.Sorted
            .Where(entry => request.List == ListKind.Unspecified || entry.List == (Words.ListKind)request.List)
            .Where(entry => !entry.IsExpired(now))
            .Where(entry => string.CompareOrdinal(entry.Name, request.PageToken) > 0)
            .Take(size + 1)
            .ToList();
        var response = new ListEntriesResponse();
        response.Entries.AddRange(page.Take(size).Select(Wire.Of));
        response.NextPageToken = page.Count > size ? page[size - 1].Name : "";
        return Task.FromResult(response);
    }

    private Words.ListEntry Read(ListEntry? entry)
    {
        if (entry is null)
        {
            throw Invalid("entry: missing");
        }
        if (entry.List is not (ListKind.Allow or ListKind.Block))
        {
            throw Invalid("entry.list: allow or block");
        }
        if (entry.Kind is not (PatternKind.Caller or PatternKind.CallerPrefix or PatternKind.Source))
        {
            throw Invalid("entry.kind: caller, caller prefix or source");
        }
        if (entry.Reason.Trim().Length is 0 or > MaxReasonLength || entry.Author.Length > MaxAuthorLength)
        {
            throw Invalid($"entry.reason: 1 to {MaxReasonLength} characters; entry.author: at most {MaxAuthorLength}");
        }
        var kind = (Words.PatternKind)entry.Kind;
        if (!PatternCanon.TryCanonicalize(kind, entry.Pattern, policy.Current.Numbers, out var pattern, out var error))
        {
            throw Invalid($"entry.pattern: {error}");
        }
        var now = time.GetUtcNow();
        return new Words.ListEntry
        {
            List = (Words.ListKind)entry.List,
            Kind = kind,
            Pattern = pattern,
            Reason = entry.Reason.Trim(),
            Author = entry.Author,
            Created = now,
            Expires = ReadExpiry(entry.ExpireTime, now),
        };
    }

    private static DateTimeOffset? ReadExpiry(Timestamp? expiry, DateTimeOffset now)
    {
        if (expiry is null)
        {
            return null;
        }
        if (!WireReader.TryRead(expiry, out var expires))
        {
            throw Invalid("entry.expire_time: not a time");
        }
        return expires > now ? expires : throw Invalid("entry.expire_time: in the past");
    }

    private async Task<ListReceipt> AskAsync(Task<ListReceipt> asked, string method)
    {
        try
        {
            return await asked;
        }
        catch (Exception e)
        {
            ApiLog.GrainFailed(logger, e, method);
            throw new RpcException(new Status(StatusCode.Unavailable, "the lists cannot be reached; try again"));
        }
    }

    private static void ThrowIfFault(ListFault fault, string name)
    {
        switch (fault)
        {
            case ListFault.None:
                return;
            case ListFault.NotFound:
                throw new RpcException(new Status(StatusCode.NotFound, $"no entry is named {name}"));
            case ListFault.Full:
                throw new RpcException(new Status(StatusCode.ResourceExhausted, "the lists are full"));
            default:
                throw new RpcException(new Status(StatusCode.Unavailable, "the store did not take it; try again"));
        }
    }

    private static RpcException Invalid(string what) => new(new Status(StatusCode.InvalidArgument, what));
}
