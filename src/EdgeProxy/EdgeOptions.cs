using System.Net;
using Spit.Detection;
using Spit.Hosting;
using Spit.Hosting.Commands;
using Spit.Hosting.Settings;

namespace Spit.EdgeProxy;

/// <summary>Settings of an edge proxy.</summary>
public sealed record EdgeOptions : ServerOptions
{
    /// <summary>The point of presence, for example <c>fra1</c>: letters, digits and hyphens, at most 32.</summary>
    [CommandOption("--pop", "NAME", "Name of the point of presence this edge serves, for example fra1.")]
    public required string Pop { get; init; }

    /// <summary>Where SIP over UDP is received; port 0 takes a free one.</summary>
    [CommandOption("--sip", "ADDRESS:PORT", "Where SIP over UDP is received, IPv4 or [IPv6].")]
    public required IReadOnlyList<IPEndPoint> Sip { get; init; }

    /// <summary>Where calls go on to.</summary>
    [CommandOption("--next-hop", "HOST:PORT", "Where requests go that carry no route of their own.")]
    public required HostPort NextHop { get; init; }

    /// <summary>The grid's endpoints, tried in turn.</summary>
    [CommandOption("--grid", "URL", "The grid, for example http://127.0.0.1:7070; the next one when one fails.")]
    public required IReadOnlyList<Uri> Grid { get; init; }

    /// <summary>What Via and Record-Route name; null: the address SIP is received at.</summary>
    [CommandOption("--advertise", "HOST:PORT", "What Via and Record-Route name; needed when listening on a wildcard.")]
    public HostPort? Advertise { get; init; }

    /// <summary>Declared sources; every other source is the trunk <c>unknown</c>, undeclared.</summary>
    public IReadOnlyList<TrunkOptions> Trunks { get; init; } = [];

    /// <summary>How long a call waits for the grid's evidence; 1 ms to 1 s.</summary>
    /// <remarks>Chosen: a tenth of T1, so that no caller retransmits for it.</remarks>
    [CommandOption("--grid-deadline", "TIME", "How long a call waits for the grid's evidence.")]
    public TimeSpan GridDeadline { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>What is done with a call of which nothing is known because the grid is silent.</summary>
    [CommandOption("--on-failure", "allow|tag|block", "What is done with a call while the grid is silent.")]
    public Disposition OnFailure { get; init; } = Disposition.Allow;

    /// <summary>True: every call goes on whatever its verdict; verdicts are still made, counted and logged.</summary>
    [CommandOption("--observe-only", "true|false", "Judge, count and log, but let every call pass.")]
    public bool ObserveOnly { get; init; }

    /// <summary>
    /// How long a caller from outside, blocked here by the score for his own calls alone, is refused at every edge
    /// without asking the grid; up to 1 h, zero: never.
    /// </summary>
    /// <remarks>Chosen: long against a burst, short against a mistake; who goes on is blocked anew.</remarks>
    public TimeSpan LiveBlock { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Numbers that always pass, besides urn:service:sos.</summary>
    public IReadOnlyList<string> EmergencyNumbers { get; init; } = ["112", "110", "911"];

    /// <summary>What a refused caller is answered.</summary>
    public RefusalOptions Refusal { get; init; } = new();

    /// <summary>
    /// A secret that the edges of one POP share, so that each can finish a call that another began; null: this run's
    /// own.
    /// </summary>
    public string? TokenKey { get; init; }

    /// <summary>Where calls go that are challenged, in turn; empty: the policy's fallback holds for them.</summary>
    [CommandOption("--challenger", "HOST:PORT", "Where challenged calls go; the next one when one is full or gone.")]
    public IReadOnlyList<HostPort> Challengers { get; init; } = [];

    /// <summary>What the edges and the challengers of one carrier share: the seal of every hand-over.</summary>
    public SecretText? ChallengeKey { get; init; }

    /// <summary>How long calls that are being set up may finish when the edge is stopped; up to 1 min.</summary>
    /// <remarks>Chosen: below the time the program has to end, longer than most people let it ring on a whim.</remarks>
    public TimeSpan DrainTime { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Header of the verdict on calls that are tagged; begins <c>X-Spit-</c>.</summary>
    public string VerdictHeader { get; init; } = "X-Spit-Verdict";

    public string SymbolsHeader { get; init; } = "X-Spit-Symbols";

    public TimerOptions Timers { get; init; } = new();

    public LimitOptions Limits { get; init; } = new();

    public override void Validate(SettingFaults faults)
    {
        base.Validate(faults);
        EdgeOptionsValidator.Validate(this, faults);
    }
}
