using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Grpc.Core;
using Spit.Protocol.V1;

namespace Spit.Cli.Tests;

public sealed class SpitCtlTests(FakeGrid grid) : IClassFixture<FakeGrid>
{
    [Theory]
    [InlineData("nonsense")]
    [InlineData("check")]
    [InlineData("check", "+493023125001", "--callee", "x", "--source", "192.0.2.1", "--trust", "friend")]
    [InlineData("list", "add", "grey", "+493023125001", "--reason", "r")]
    [InlineData("list", "add", "block", "+493023125001")]
    [InlineData("list", "add", "block", "+493023125001", "--reason", "r", "--expires", "7")]
    [InlineData("list", "add", "block", "+493023125001", "--reason", "r", "--expires", "0d")]
    [InlineData("list", "add", "block", "+493023125001", "--reason", "r", "--expires", "99999999y")]
    [InlineData("list", "add", "block", "+493023125001", "--reason", "r", "--kind", "callee")]
    [InlineData("list", "show", "grey")]
    [InlineData("source", "show", "192.0.2.1", "-o", "xml")]
    [InlineData("source", "show", "192.0.2.1", "--grid", "127.0.0.1:7070")]
    public async Task Run_WrongUse_ComplainsInLinesAndAsksNothing(params string[] args)
    {
        grid.Requests.Clear();

        var run = await grid.RunAsync(args);

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.All(
            run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.StartsWith("spitctl: ", line, StringComparison.Ordinal));
        Assert.NotEmpty(run.Error);
        Assert.Empty(grid.Requests);
    }

    [Fact]
    public async Task Run_WrongEnvironment_NamesIt()
    {
        var run = await FakeGrid.RunAsync("here", "source", "show", "192.0.2.1");

        Assert.Equal(2, run.Code);
        Assert.Equal("spitctl: SPIT_GRID: 'here' is not a URL such as http://127.0.0.1:7070\n", run.Error);
    }

    [Fact]
    public async Task Run_GridOption_BeatsTheEnvironment()
    {
        grid.Answer = _ => new GetReputationResponse { Source = new SourceEvidence() };

        var run = await FakeGrid.RunAsync("http://127.0.0.1:1", "source", "show", "192.0.2.1", "--grid", grid.Address);

        Assert.Equal(0, run.Code);
    }

    [Fact]
    public async Task Run_NobodyListens_IsUnreachable()
    {
        var run = await FakeGrid.RunAsync("http://127.0.0.1:1", "source", "show", "192.0.2.1");

        Assert.Equal(3, run.Code);
        const string expected = "spitctl: the grid at http://127.0.0.1:1/ cannot be reached";
        Assert.StartsWith(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NobodyAnswers_IsUnreachableWithinSeconds()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var address = $"http://{silent.LocalEndpoint}";
        var clock = Stopwatch.StartNew();

        var code = await new SpitCtl(Terminal.Plain(output, error), address, TimeProvider.System)
            .RunAsync(["source", "show", "192.0.2.1"]);

        Assert.Equal((3, $"spitctl: the grid at {address}/ did not answer within 3 s\n"), (code, error.ToString()));
        Assert.InRange(clock.Elapsed, TimeSpan.FromSeconds(2.5), TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData(StatusCode.NotFound, 1)]
    [InlineData(StatusCode.InvalidArgument, 2)]
    [InlineData(StatusCode.Unavailable, 3)]
    [InlineData(StatusCode.Internal, 3)]
    [InlineData(StatusCode.PermissionDenied, 4)]
    [InlineData(StatusCode.Unauthenticated, 4)]
    public async Task Run_GridRefuses_SaysWhyInOneLine(StatusCode status, int expected)
    {
        grid.Answer = _ => FakeGrid.Fault(status, "because\nof this");

        var run = await grid.RunAsync("source", "show", "192.0.2.1");

        Assert.Equal((expected, ""), (run.Code, run.Output));
        Assert.EndsWith("because of this\n", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(c => c == '\n'));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("list", "add", "--help")]
    public async Task Run_Help_PrintsItAndIsFine(params string[] args)
    {
        var run = await grid.RunAsync(args);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("--grid <URL>", run.Output, StringComparison.Ordinal);
    }
}
