using System.Buffers;
using System.Collections.Immutable;
using Spit.Detection.Identities;
using Spit.Detection.Likelihoods;
using Spit.Detection.Lists;
using Spit.Detection.Signals;

namespace Spit.Detection.Policies;

/// <summary>
/// The operator's part of a verdict: everything the judge takes from neither the attempt nor the evidence.
/// </summary>
public sealed record Policy
{
    // friendly-scanner and sipvicious are SIPVicious' own names, the others are named in public reports of scans.
    private static readonly ImmutableArray<string> KnownScanners =
    [
        "friendly-scanner", "friendly-request", "sipvicious", "sipcli", "sundayddr", "vaxsipuseragent", "pplsip",
        "sipsak", "sip-scan", "siparmyknife", "svmap", "svwar", "svcrack", "sipscan", "iwar", "smap",
    ];

    private static readonly SearchValues<string> KnownScannerValues =
        SearchValues.Create(KnownScanners.AsSpan(), StringComparison.OrdinalIgnoreCase);

    private readonly double[]? _weights;
    private readonly SearchValues<string> _scanners = KnownScannerValues;

    public static Policy Default { get; } = new();

    /// <summary>Names this policy in every verdict given under it.</summary>
    public string Revision { get; init; } = "builtin-2";

    public NumberPlan Numbers { get; init; } = NumberPlan.Default;

    public Thresholds Thresholds { get; init; } = new();

    /// <summary>What every kind of evidence is worth.</summary>
    public LikelihoodTable Likelihoods { get; init; } = LikelihoodTable.Default;

    /// <summary>
    /// Factor on a signal's points, by symbol; 1 for a symbol not named here, 0 switches a signal off.
    /// </summary>
    public ImmutableDictionary<string, double> Weights
    {
        get;
        init
        {
            field = value;
            _weights = value.IsEmpty ? null : [.. SignalCatalogue.All.Select(s => WeightOf(s.Symbol))];
        }
    } = ImmutableDictionary<string, double>.Empty;

    /// <summary>Symbols that are weighed and shown, but do not count.</summary>
    public ImmutableHashSet<string> Shadowed { get; init; } = [];

    /// <summary>The trust class of each declared trunk, by name.</summary>
    public TrunkClasses Trunks { get; init; } = TrunkClasses.Default;

    /// <summary>
    /// Numbers that pass whatever is known about the caller, beside <c>urn:service:sos</c>, as they are dialled at
    /// home.
    /// </summary>
    public ImmutableArray<string> EmergencyNumbers { get; init; } = ["112", "110", "911"];

    /// <summary>Beginnings of canonical caller identities that never call: a call from them is blocked.</summary>
    public ImmutableArray<string> DoNotOriginate { get; init; } = [];

    /// <summary>Canonical identities that nobody has a reason to call.</summary>
    public ImmutableHashSet<string> Honeypots { get; init; } = [];

    /// <summary>Beginnings of canonical callees whose calls cost the caller's carrier dear.</summary>
    // Premium and international networks whose termination fees are the point of toll fraud; chosen.
    public ImmutableArray<string> TollRanges { get; init; } =
        ["+49900", "+88213", "+88216", "+881", "+882", "+883", "+979"];

    /// <summary>What scanners call themselves: parts of a User-Agent, in lower case.</summary>
    public ImmutableArray<string> ScannerAgents
    {
        get;
        init
        {
            field = value;
            _scanners = SearchValues.Create(value.AsSpan(), StringComparison.OrdinalIgnoreCase);
        }
    } = KnownScanners;

    /// <summary>Entries that decide beside the operators' live lists; in both, block before allow.</summary>
    public ListIndex Lists { get; init; } = ListIndex.Empty;

    /// <summary>Where the severest disposition is milder than the score says; the first that matches counts.</summary>
    public ImmutableArray<PolicyException> Exceptions { get; init; } = [];

    /// <summary>What becomes of a call while the grid is silent and no list decides.</summary>
    public Disposition OnFailure { get; init; } = Disposition.Allow;

    /// <summary>
    /// True: verdicts are given and shown, and every call is forwarded. The judge ignores it, who acts obeys it.
    /// </summary>
    public bool ObserveOnly { get; init; }

    /// <summary>
    /// Answered calls of up to this talk time count as short. Chosen: 1.8 % of legitimate calls are shorter by the
    /// log-logistic model (median 74 s, shape 1.6); see docs/signals/SHORT_CALLS.md.
    /// </summary>
    public TimeSpan ShortCall { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>Experience, in calls, from which reputation speaks. Ten is rspamd's rule.</summary>
    public double LeastSamples { get; init; } = 10;

    /// <summary>
    /// What is done instead of a challenge where no answering machine can take the call; applied by who acts.
    /// </summary>
    public Disposition ChallengeFallback { get; init; } = Disposition.Tag;

    /// <summary>What passing a challenge earns.</summary>
    public CreditTerms ChallengeCredit { get; init; } = CreditTerms.Default;

    /// <summary>The factor on a signal's points.</summary>
    public double WeightOf(string symbol) => Weights.TryGetValue(symbol, out var weight) ? weight : 1;

    /// <summary>The same by the signal's place in the catalogue.</summary>
    internal double WeightOf(int signal) => _weights is null ? 1 : _weights[signal];

    /// <summary>Whether a device calls itself what a scanner calls itself: see <see cref="ScannerAgents"/>.</summary>
    public bool IsScanner(string userAgent) => userAgent.AsSpan().ContainsAny(_scanners);
}
