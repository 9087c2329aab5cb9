using Spit.EndToEnd.Tests.Peers;
using Spit.EndToEnd.Tests.Processes;

namespace Spit.EndToEnd.Tests.Chaos;

/// <summary>Short calls through both edges of a site, half of them each, until they are told to end.</summary>
/// <remarks>
/// Each caller calls one callee over and over: a grid in good health refuses none. Callees are foreign numbers, which
/// keeps reports out of the load.
/// </remarks>
internal sealed class Traffic
{
    /// <summary>Callers at each edge.</summary>
    public const int Lines = 150;

    private const int Callees = 50;
    private const int Endless = 1_000_000;

    private static readonly TimeSpan Talk = TimeSpan.FromMilliseconds(300);

    // Long enough that a hiccup of the machine does not pass for the silence after a fault.
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(1);

    private readonly ChaosSite _site;
    private readonly SippRun[] _callers;
    private readonly SippRun[] _callees;
    private readonly Arrivals[] _arrivals;

    private Traffic(ChaosSite site, int count)
    {
        _site = site;
        _callees = [.. site.Edges.Select((_, pop) => SippRun.Start(site.Stage, new SippOptions
        {
            Scenario = "uas-notes-the-verdict",
            IsPatient = true,
            Local = site.NextHops[pop],
        }))];
        _arrivals = [.. _callees.Select(callee => new Arrivals(callee))];
        _callers = [.. site.Edges.Select((edge, pop) => SippRun.Start(site.Stage, new SippOptions
        {
            Scenario = "uac-calls-or-is-refused",
            Local = FreePorts.NextEndPoint(Source(pop)),
            Target = edge.Sip,
            Calls = [.. Enumerable.Range(0, Lines).Select(line => new Call(Caller(pop, line), Callee(pop, line)))],
            Count = count,
            PerSecond = ChaosScale.PerSecond / site.Edges.Count,
            Talk = Talk,
            Longest = TimeSpan.FromMinutes(5),
        }))];
    }

    /// <summary>What the callees saw so far.</summary>
    public IReadOnlyList<Arrival> Arrivals => [.. _arrivals.SelectMany(callee => callee.All)];

    public static string Source(int pop) => $"127.0.0.{pop + 1}";

    public static string Caller(int pop, int line) => $"line{pop}-{line:000}";

    /// <summary>Begins calls without end, and waits until both edges and the grid are warm.</summary>
    /// <param name="site">Where.</param>
    public static async Task<Traffic> BeginAsync(ChaosSite site)
    {
        var traffic = new Traffic(site, Endless);
        await traffic.CalmAsync(ChaosSite.Now, TimeSpan.FromSeconds(60));
        return traffic;
    }

    /// <summary>Begins so many calls at each edge.</summary>
    public static Traffic Begin(ChaosSite site, int callsAnEdge) => new(site, callsAnEdge);

    /// <summary>Waits for a second, after some moment, in which every verdict rests on all evidence.</summary>
    public Task CalmAsync(DateTimeOffset after, TimeSpan deadline) => Until.TrueAsync(
        () => IsCalm(after),
        deadline,
        () => $"a calm second: {Outage.Of(Arrivals, after)}\n{_site.Stage.Tails}");

    /// <summary>Lets the calls under way end, and sums up.</summary>
    public async Task<TrafficResult> EndAsync()
    {
        var callers = await Task.WhenAll(_callers.Select(run => run.StopAsync()));
        return await SumAsync(callers);
    }

    /// <summary>Waits for the calls that were counted, and sums up.</summary>
    public async Task<TrafficResult> FinishAsync(TimeSpan deadline)
    {
        var callers = await Task.WhenAll(_callers.Select(run => run.FinishAsync(deadline)));
        return await SumAsync(callers);
    }

    private async Task<TrafficResult> SumAsync(SippResult[] callers)
    {
        await Task.WhenAll(_callees.Select(run => run.StopAsync()));
        return new TrafficResult(
            callers.Sum(result => result.Successful),
            callers.Sum(result => result.Failed),
            [.. callers.SelectMany(result => result.Log).Where(line => line.Event == "refused")],
            callers.Sum(result => result.Retransmissions),
            Arrivals,
            string.Join('\n', callers.Select(result => result.Errors)));
    }

    private static string Callee(int pop, int line) => Numbers.Callee((pop * Callees) + (line % Callees));

    private bool IsCalm(DateTimeOffset after)
    {
        var now = ChaosSite.Now;
        var latest = _arrivals.SelectMany(callee => callee.Since(now - Calm)).ToList();
        return now - Calm > after
            && latest.Count > ChaosScale.PerSecond * Calm.TotalSeconds * 0.8
            && latest.TrueForAll(arrival => arrival.HasEvidence);
    }
}
