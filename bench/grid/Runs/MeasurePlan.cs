using Spit.GridBench.Loads;
using Spit.Hosting.Settings;
using SiloOptions = Spit.Silo.SiloOptions;

namespace Spit.GridBench.Runs;

/// <summary>How much is measured.</summary>
internal sealed record MeasurePlan
{
    public const string Saturated = "saturated";
    public const string Paced = "paced";
    public const string Latency = "latency";
    public const string HotKey = "hot-key";
    public const string TwoSilos = "two-silos";
    public const string Bulletins = "bulletins";
    public const string Blocks = "blocks";
    public const string Flood = "flood";
    public const string Memory = "memory";

    public static readonly IReadOnlyList<string> Parts =
        [Saturated, Paced, Latency, HotKey, TwoSilos, Bulletins, Blocks, Flood, Memory];

    public HostPort Store { get; init; } = new("localhost", 6379);

    public HostPort Counters { get; init; } = new("localhost", 6379);

    public int Seed { get; init; }

    public bool IsQuick { get; init; }

    /// <summary>How long the silos leave a changed record unwritten.</summary>
    public TimeSpan SnapshotInterval { get; init; } = new SiloOptions().SnapshotInterval;

    /// <summary>Empty: all of them; when quick, all but live blocks and the flood.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>Rounds of each saturated way.</summary>
    public required int SaturatedRounds { get; init; }

    public required TimeSpan SaturatedRound { get; init; }

    public required int PacedRounds { get; init; }

    public required TimeSpan PacedRound { get; init; }

    /// <summary>Before a part is measured: compilation, activations, and the silos' writing in its stride.</summary>
    public required TimeSpan WarmUp { get; init; }

    /// <summary>Before paced rounds: records are written some time after they changed, see SnapshotInterval.</summary>
    public required TimeSpan Stride { get; init; }

    /// <summary>The longest that is waited for silos to have written everything.</summary>
    public required TimeSpan RestLimit { get; init; }

    public required TimeSpan LatencyRound { get; init; }

    public required int ManyCallers { get; init; }

    public required int CallsOfEach { get; init; }

    public required TimeSpan PauseRound { get; init; }

    public required int BulletinCount { get; init; }

    public required TimeSpan FloodTime { get; init; }

    public static MeasurePlan Of(bool isQuick) => isQuick ? Quick : Full;

    public string Scale => IsQuick ? "quick: a small mix and short rounds" : "full";

    public MixSize Mix => MixSize.Of(IsQuick);

    public bool Has(string part) =>
        Only.Count == 0 ? !IsQuick || part is not (Blocks or Flood) : Only.Contains(part);

    private static MeasurePlan Quick => new()
    {
        IsQuick = true,
        SaturatedRounds = 3,
        SaturatedRound = TimeSpan.FromMilliseconds(500),
        PacedRounds = 3,
        PacedRound = TimeSpan.FromMilliseconds(400),
        WarmUp = TimeSpan.FromSeconds(3),
        Stride = TimeSpan.FromMilliseconds(500),
        RestLimit = TimeSpan.FromSeconds(2),
        LatencyRound = TimeSpan.FromMilliseconds(400),
        ManyCallers = 40_000,
        CallsOfEach = 2,
        PauseRound = TimeSpan.FromSeconds(1),
        BulletinCount = 100,
        FloodTime = TimeSpan.FromSeconds(4),
    };

    private static MeasurePlan Full => new()
    {
        SaturatedRounds = 9,
        SaturatedRound = TimeSpan.FromSeconds(2),
        PacedRounds = 7,
        PacedRound = TimeSpan.FromSeconds(4),
        WarmUp = TimeSpan.FromSeconds(10),
        Stride = TimeSpan.FromSeconds(6),
        RestLimit = TimeSpan.FromSeconds(60),
        LatencyRound = TimeSpan.FromSeconds(3),
        ManyCallers = 1_000_000,
        CallsOfEach = 3,
        PauseRound = TimeSpan.FromSeconds(30),
        BulletinCount = 1_000,
        FloodTime = TimeSpan.FromMinutes(1),
    };
}
