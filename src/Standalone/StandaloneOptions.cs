using System.Net;
using Spit.EdgeProxy;
using Spit.Hosting;
using Spit.Hosting.Commands;
using Spit.Hosting.Settings;
using Spit.Silo.Quarantine;

namespace Spit.Standalone;

/// <summary>Settings of a whole small site in one process.</summary>
internal sealed record StandaloneOptions : ServerOptions
{
    [CommandOption("--pop", "NAME", "Name of this point of presence.")]
    public string Pop { get; init; } = "site";

    [CommandOption("--sip", "ADDRESS:PORT", "Where SIP over UDP is received, IPv4 or [IPv6].")]
    public required IReadOnlyList<IPEndPoint> Sip { get; init; }

    [CommandOption("--next-hop", "HOST:PORT", "Where requests go that carry no route of their own.")]
    public required HostPort NextHop { get; init; }

    [CommandOption("--data", "DIR", "Directory of the embedded store.")]
    public required string Data { get; init; }

    [CommandOption("--api", "ADDRESS:PORT", "Where clients of the API connect (HTTP/2, clear text).")]
    public IPEndPoint Api { get; init; } = new(IPAddress.Loopback, 7070);

    /// <summary>Null: the built-in policy.</summary>
    [CommandOption("--policy", "FILE", "The policy that runs until one is applied; see docs/policy.md.")]
    public string? Policy { get; init; }

    /// <summary>What Via and Record-Route name; null: the address SIP is received at.</summary>
    [CommandOption("--advertise", "HOST:PORT", "What Via and Record-Route name; needed when listening on a wildcard.")]
    public HostPort? Advertise { get; init; }

    /// <summary>True: every call goes on whatever its verdict; verdicts are still made, counted and logged.</summary>
    [CommandOption("--observe-only", "true|false", "Judge, count and log, but let every call pass.")]
    public bool ObserveOnly { get; init; }

    /// <summary>Numbers that always pass, besides urn:service:sos.</summary>
    public IReadOnlyList<string> EmergencyNumbers { get; init; } = ["112", "110", "911"];

    /// <summary>Declared sources; every other source is the trunk <c>unknown</c>, undeclared.</summary>
    public IReadOnlyList<TrunkOptions> Trunks { get; init; } = [];

    /// <summary>
    /// Where calls go that are challenged, in turn: programs of their own, on this machine or others. Empty: the
    /// policy's fallback holds for them.
    /// </summary>
    [CommandOption("--challenger", "HOST:PORT", "Where challenged calls go; the next one when one is full or gone.")]
    public IReadOnlyList<HostPort> Challengers { get; init; } = [];

    /// <summary>What this edge and its challengers share: the seal of every hand-over.</summary>
    public SecretText? ChallengeKey { get; init; }

    /// <summary>What a refused caller is answered.</summary>
    public RefusalOptions Refusal { get; init; } = new();

    public TimerOptions Timers { get; init; } = new();

    public LimitOptions Limits { get; init; } = new();

    /// <summary>Who may review the quarantine.</summary>
    public IReadOnlyList<ReviewerOptions> Reviewers { get; init; } = [];

    /// <summary>How long recordings are kept at most, whatever their challenger says. 1 min to 30 d.</summary>
    public TimeSpan RecordingRetention { get; init; } = new Silo.SiloOptions().RecordingRetention;

    public Silo.SiloOptions ToSilo() => new()
    {
        Data = Data,
        Api = Api,
        Policy = Policy,
        Reviewers = Reviewers,
        RecordingRetention = RecordingRetention,
        Health = Health,
        LogFormat = LogFormat,
        LogLevel = LogLevel,
    };

    public EdgeOptions ToEdge() => new()
    {
        Pop = Pop,
        Sip = Sip,
        NextHop = NextHop,
        // A wildcard is no address to connect to; the edge beside the silo reaches it by loopback.
        Grid = [new UriBuilder("http", ApiHost(), Api.Port).Uri],
        Advertise = Advertise,
        ObserveOnly = ObserveOnly,
        EmergencyNumbers = EmergencyNumbers,
        Trunks = Trunks,
        Challengers = Challengers,
        ChallengeKey = ChallengeKey,
        Refusal = Refusal,
        Timers = Timers,
        Limits = Limits,
        Health = Health,
    };

    public override void Validate(SettingFaults faults)
    {
        base.Validate(faults);
        if (Sip is null || NextHop is null || Data is null)
            return;
        ToSilo().Validate(faults);
        ToEdge().Validate(faults);
        if (Api.Port == 0)
            faults.Add("api", "the edge beside it must know the port: 1 to 65535");
    }

    private string ApiHost()
    {
        if (Api.Address.Equals(IPAddress.Any))
            return IPAddress.Loopback.ToString();
        return Api.Address.Equals(IPAddress.IPv6Any) ? "[::1]" : Api.Address.ToString();
    }
}
