using Grpc.Core;
using Grpc.Net.Client;
using Spit.Protocol.V1;

namespace Spit.EndToEnd.Tests.Programs;

/// <summary>The public API of one silo.</summary>
internal sealed class GridApi(string grid) : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(200);

    // A silo that was started again is to be reached at once: tests do not wait for a channel's growing pauses.
    private readonly GrpcChannel _channel = GrpcChannel.ForAddress(grid, new GrpcChannelOptions
    {
        InitialReconnectBackoff = LongestPause,
        MaxReconnectBackoff = LongestPause,
    });

    public ListService.ListServiceClient Lists => new(_channel);

    public ReputationService.ReputationServiceClient Reputation => new(_channel);

    public ReportService.ReportServiceClient Reports => new(_channel);

    public PolicyService.PolicyServiceClient Policies => new(_channel);

    public QuarantineService.QuarantineServiceClient Quarantine => new(_channel);

    /// <summary>Null when the source was never seen, or the grid cannot be asked at the moment.</summary>
    public async Task<SourceEvidence?> SourceAsync(string address) =>
        (await GetAsync(new GetReputationRequest { SourceIp = address }))?.Source;

    /// <summary>The caller in every trust class in which it was seen.</summary>
    public async Task<IReadOnlyList<CallerReputation>> CallerAsync(string uri) =>
        [.. (await GetAsync(new GetReputationRequest { Caller = new CallerSubject { Uri = uri } }))?.Callers ?? []];

    public async Task<ListEntry> AddAsync(ListKind list, PatternKind kind, string pattern) =>
        await Lists.AddEntryAsync(
            new AddEntryRequest
            {
                Entry = new ListEntry { List = list, Kind = kind, Pattern = pattern, Reason = "test", Author = "test" },
            },
            deadline: DateTime.MaxValue,
            cancellationToken: TestContext.Current.CancellationToken);

    public async Task<ApplyPolicyResponse> ApplyAsync(string yaml) => await Policies.ApplyPolicyAsync(
        new ApplyPolicyRequest { Yaml = yaml, Author = "test", Message = "test" },
        cancellationToken: TestContext.Current.CancellationToken);

    public async Task<IReadOnlyList<ListEntry>> EntriesAsync() =>
        [.. (await Lists.ListEntriesAsync(
            new ListEntriesRequest(), cancellationToken: TestContext.Current.CancellationToken)).Entries];

    public void Dispose() => _channel.Dispose();

    private async Task<GetReputationResponse?> GetAsync(GetReputationRequest request)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(Longest);
        try
        {
            var client = new ReputationService.ReputationServiceClient(_channel);
            return await client.GetReputationAsync(request, cancellationToken: late.Token);
        }
        catch (RpcException fault) when (fault.StatusCode is StatusCode.NotFound or StatusCode.Unavailable)
        {
            return null;
        }
    }
}
