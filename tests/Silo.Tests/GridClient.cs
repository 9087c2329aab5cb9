using Grpc.Net.Client;
using Spit.Protocol.V1;

namespace Spit.Silo.Tests;

/// <summary>The public API as a test calls it: given up when the test is.</summary>
internal sealed class GridClient(GrpcChannel channel)
{
    private readonly ReputationService.ReputationServiceClient _reputation = new(channel);
    private readonly ReportService.ReportServiceClient _reports = new(channel);
    private readonly ListService.ListServiceClient _lists = new(channel);
    private readonly ChallengeService.ChallengeServiceClient _challenges = new(channel);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public Task<CheckCallResponse> CheckCallAsync(CheckCallRequest request) =>
        _reputation.CheckCallAsync(request, cancellationToken: Token).ResponseAsync;

    public Task<GetReputationResponse> GetReputationAsync(GetReputationRequest request) =>
        _reputation.GetReputationAsync(request, cancellationToken: Token).ResponseAsync;

    public Task<ListDeliveredCallsResponse> ListDeliveredCallsAsync(ListDeliveredCallsRequest request) =>
        _reports.ListDeliveredCallsAsync(request, cancellationToken: Token).ResponseAsync;

    public Task<SubmitReportResponse> SubmitReportAsync(SubmitReportRequest request) =>
        _reports.SubmitReportAsync(request, cancellationToken: Token).ResponseAsync;

    public Task<RevokeCreditsResponse> RevokeCreditsAsync(RevokeCreditsRequest request) =>
        _challenges.RevokeCreditsAsync(request, cancellationToken: Token).ResponseAsync;

    public Task<ReportChallengeResponse> ReportChallengeAsync(ReportChallengeRequest request) =>
        _challenges.ReportChallengeAsync(request, cancellationToken: Token).ResponseAsync;

    public Task<ListEntry> AddEntryAsync(AddEntryRequest request) =>
        _lists.AddEntryAsync(request, cancellationToken: Token).ResponseAsync;

    public Task<RemoveEntryResponse> RemoveEntryAsync(RemoveEntryRequest request) =>
        _lists.RemoveEntryAsync(request, cancellationToken: Token).ResponseAsync;

    public Task<ListEntriesResponse> ListEntriesAsync(ListEntriesRequest request) =>
        _lists.ListEntriesAsync(request, cancellationToken: Token).ResponseAsync;
}
