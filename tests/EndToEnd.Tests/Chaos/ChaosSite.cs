using System.Net;
using Spit.EndToEnd.Tests.Peers;
using Spit.EndToEnd.Tests.Processes;
using Spit.EndToEnd.Tests.Programs;

namespace Spit.EndToEnd.Tests.Chaos;

/// <summary>
/// Silos that share a Redis, and an edge at each of two POPs that knows two silos, not in the same order.
/// </summary>
internal sealed class ChaosSite : IAsyncDisposable
{
    private static readonly string[] Pops = ["fra1", "ber1"];

    // Wider than in production, so that a busy machine does not pass for a grid that is away; still within T1.
    // The load comes from the carrier's own subscribers: so many short calls of strangers are a campaign, and the
    // reports of AcknowledgedWork, whose calls are of the same make, would convict it. A refused call tells why.
    private static readonly string EdgeSettings = $"""
        gridDeadline: 400ms
        refusal:
          explain: true
        trunks:
          - name: access
            class: own
            sources: [{Traffic.Source(0)}/32, {Traffic.Source(1)}/32]

        """;

    private const string SiloPatience = "answerDeadline: 350ms\n";

    private readonly List<GridApi> _apis = [];
    private IReadOnlyList<string> _edgeLauncher = [];

    public Stage Stage { get; } = new();

    public static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public RedisServer Redis { get; private set; } = null!;

    public IReadOnlyList<Silo> Silos { get; private set; } = [];

    public IReadOnlyList<Edge> Edges { get; private set; } = [];

    /// <summary>Where each edge sends its calls.</summary>
    public IReadOnlyList<IPEndPoint> NextHops { get; private set; } = [];

    /// <summary>Starts Redis and silos, not edges yet.</summary>
    /// <param name="launchers">For each silo what starts it, see <see cref="Silo.Launcher"/>.</param>
    public static async Task<ChaosSite> WithSilosAsync(params IReadOnlyList<string>[] launchers)
    {
        var site = new ChaosSite();
        try
        {
            site.Redis = await RedisServer.StartAsync(site.Stage);
            string[] patience = ["--config", site.Stage.Write("silo.yaml", SiloPatience)];
            site.Silos = await Task.WhenAll(launchers.Select(
                launcher => Silo.OverRedisAsync(site.Stage, site.Redis.EndPoint, launcher, patience)));
            site._apis.AddRange(site.Silos.Select(silo => new GridApi(silo.Grid)));
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    /// <param name="silos">How many.</param>
    /// <param name="siloClock">The clock of the first; null: the machine's.</param>
    /// <param name="edgeClock">The clock of the first edge; null: the machine's.</param>
    public static async Task<ChaosSite> StartAsync(
        int silos = 2, FakeClock? siloClock = null, FakeClock? edgeClock = null)
    {
        var site = await WithSilosAsync([siloClock?.Launcher ?? [], .. Enumerable.Repeat<string[]>([], silos - 1)]);
        site._edgeLauncher = edgeClock?.Launcher ?? [];
        await site.StartEdgesAsync([site.Silos[0].Grid, site.Silos[1].Grid], [site.Silos[1].Grid, site.Silos[0].Grid]);
        return site;
    }

    /// <summary>Starts the edge of each POP, given its endpoints of the grid.</summary>
    public async Task StartEdgesAsync(params IReadOnlyList<string>[] grids)
    {
        NextHops = [.. grids.Select(_ => FreePorts.NextEndPoint())];
        Edges = await Task.WhenAll(grids.Select((endpoints, pop) => Edge.StartAsync(
            Stage,
            new EdgeSetup(endpoints[0], NextHops[pop])
            {
                Pop = Pops[pop],
                FurtherGrids = [.. endpoints.Skip(1)],
                Yaml = EdgeSettings,
                Launcher = pop == 0 ? _edgeLauncher : [],
            })));
    }

    public GridApi Api(int silo) => _apis[silo];

    /// <summary>Shows a figure beside the test's result.</summary>
    public static void Tell(string figure) => TestContext.Current.TestOutputHelper?.WriteLine("FIGURE " + figure);

    public async ValueTask DisposeAsync()
    {
        foreach (var api in _apis) api.Dispose();
        foreach (var edge in Edges) edge.Dispose();
        foreach (var silo in Silos) silo.Dispose();
        await Stage.DisposeAsync();
    }
}
