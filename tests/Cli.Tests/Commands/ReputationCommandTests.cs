using System.Text.Json;
using Grpc.Core;
using Spit.Protocol.V1;

namespace Spit.Cli.Tests.Commands;

/// <summary>spitctl caller show and source show.</summary>
public sealed class ReputationCommandTests(FakeGrid grid) : IClassFixture<FakeGrid>
{
    [Fact]
    public async Task CallerShow_TwoTrustClasses_ShowsBoth()
    {
        grid.Requests.Clear();
        grid.Answer = _ => new GetReputationResponse
        {
            Callers = { Caller(TrustClass.Own, 12), Caller(TrustClass.Peer, 34) },
        };

        var run = await grid.RunAsync("caller", "show", "tel:+49-30-23125001");

        Assert.Equal(0, run.Code);
        Assert.Contains("own/+493023125001", run.Output, StringComparison.Ordinal);
        Assert.Contains("peer/+493023125001", run.Output, StringComparison.Ordinal);
        Assert.Contains("1.5, 2, 3, 4", run.Output, StringComparison.Ordinal);
        Assert.Contains("2024-10-04 00:00:00Z", run.Output, StringComparison.Ordinal);
        var request = Assert.IsType<GetReputationRequest>(Assert.Single(grid.Requests));
        Assert.Equal(("tel:+49-30-23125001", TrustClass.Unspecified), (request.Caller.Uri, request.Caller.Trust));
    }

    [Fact]
    public async Task CallerShow_NeverSeen_IsNo()
    {
        grid.Answer = _ => FakeGrid.Fault(StatusCode.NotFound, "never seen");

        var run = await grid.RunAsync("caller", "show", "+493023125001", "--trust", "own");

        Assert.Equal((1, "spitctl: never seen\n"), (run.Code, run.Error));
    }

    [Fact]
    public async Task SourceShow_Json_HoldsTheEvidence()
    {
        grid.Requests.Clear();
        grid.Answer = _ => Source();

        var run = await grid.RunAsync("source", "show", "2001:db8::1", "--output", "json");

        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(7, json.RootElement.GetProperty("source").GetProperty("callers1h").GetDouble());
        Assert.Equal("2001:db8::1", ((GetReputationRequest)Assert.Single(grid.Requests)).SourceIp);
    }

    [Fact]
    public async Task SourceShow_Table_ShowsTheEvidence()
    {
        grid.Answer = _ => Source();

        var run = await grid.RunAsync("source", "show", "192.0.2.1");

        Assert.Contains("99", run.Output, StringComparison.Ordinal);
        Assert.Contains("distinct callers in 1 h", run.Output, StringComparison.Ordinal);
    }

    private static GetReputationResponse Source() =>
        new() { Source = new SourceEvidence { Callers1H = 7, AttemptsTotal = 99 } };

    private static CallerReputation Caller(TrustClass trust, long attempts) => new()
    {
        Trust = trust,
        Identity = "+493023125001",
        Evidence = new CallerEvidence
        {
            Attempts10S = 1.5,
            Attempts1M = 2,
            Attempts1H = 3,
            Attempts24H = 4,
            AttemptsTotal = attempts,
            FirstSeenUnixMs = DateTimeOffset.UnixEpoch.AddDays(20_000).ToUnixTimeMilliseconds(),
        },
    };
}
