using Grpc.Core;
using Spit.Protocol.V1;

namespace Spit.Cli.Tests;

/// <summary>Answers for the grid's lists as the test says.</summary>
internal sealed class FakeLists(FakeGrid grid) : ListService.ListServiceBase
{
    public override Task<ListEntry> AddEntry(AddEntryRequest request, ServerCallContext context) =>
        grid.AnswerAsync<AddEntryRequest, ListEntry>(request);

    public override Task<RemoveEntryResponse> RemoveEntry(RemoveEntryRequest request, ServerCallContext context) =>
        grid.AnswerAsync<RemoveEntryRequest, RemoveEntryResponse>(request);

    public override Task<ListEntriesResponse> ListEntries(ListEntriesRequest request, ServerCallContext context) =>
        grid.AnswerAsync<ListEntriesRequest, ListEntriesResponse>(request);
}
