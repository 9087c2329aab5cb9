using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Spit.Detection;
using Spit.EdgeProxy.Grid;
using Spit.Hosting.Settings;

namespace Spit.EdgeProxy.Tests.Grid;

/// <summary>One edge's stream to fake grids.</summary>
internal sealed class EdgeFixture : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();

    private EdgeFixture(EdgeOptions options, IPolicyReceiver? policies)
    {
        Stream = new GridStream(
            options,
            TimeProvider.System,
            _services.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>(),
            NullLogger<GridStream>.Instance,
            policies);
    }

    public GridStream Stream { get; }

    public static EdgeOptions Options(params Uri[] grid) => new()
    {
        Pop = "fra1",
        Sip = [new IPEndPoint(IPAddress.Loopback, 0)],
        NextHop = new HostPort("127.0.0.1", 5060),
        Grid = grid,
        // So that a busy machine does not decide a test that is not about deadlines.
        GridDeadline = TimeSpan.FromSeconds(10),
    };

    public static async Task<EdgeFixture> ConnectAsync(EdgeOptions options)
    {
        var edge = Start(options);
        await UntilAsync(() => edge.Stream.IsConnected);
        return edge;
    }

    public static EdgeFixture Start(EdgeOptions options, IPolicyReceiver? policies = null)
    {
        var edge = new EdgeFixture(options, policies);
        _ = edge.Stream.StartAsync(TestContext.Current.CancellationToken);
        return edge;
    }

    public static CallAttempt Attempt(string callee = "+493023125002", string source = "192.0.2.1") => new()
    {
        Caller = new CallerKey(TrustClass.Own, "+493023125001"),
        Callee = callee,
        Source = SourceAddress.From(IPAddress.Parse(source)),
        Trunk = "access",
        At = DateTimeOffset.UnixEpoch.AddDays(20_000),
    };

    /// <summary>A call that rang for two seconds and was talked on for a number of them.</summary>
    public static EndedCall Ended(int number) => new(
        new CallOutcome
        {
            Attempt = Attempt(),
            EndedAt = Attempt().At + TimeSpan.FromSeconds(2 + number),
            Code = 200,
            Duration = TimeSpan.FromSeconds(number),
            CalleeHungUp = true,
        },
        IsUnwanted: false);

    /// <summary>Waits until something is so; fails when it is not within a generous time.</summary>
    public static async Task UntilAsync(Func<bool> condition)
    {
        var waited = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(waited.Elapsed < Patience, "What the test waited for did not happen.");
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Stream.StopAsync(CancellationToken.None);
        Stream.Dispose();
        await _services.DisposeAsync();
    }
}
