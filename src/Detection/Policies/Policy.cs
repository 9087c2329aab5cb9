using Spit.Detection.Identities;

namespace Spit.Detection.Policies;

/// <summary>
/// The operator's part of a verdict: everything the judge takes from neither the attempt nor the evidence.
/// </summary>
[GenerateSerializer, Immutable, Alias("spit.Policy")]
public sealed record Policy
{
    public static Policy Default { get; } = new();

    /// <summary>Names this policy in every verdict given under it.</summary>
    [Id(0)] public string Revision { get; init; } = "builtin-1";

    [Id(1)] public NumberPlan Numbers { get; init; } = NumberPlan.Default;

    [Id(2)] public Thresholds Thresholds { get; init; } = new();

    /// <summary>
    /// Factor on a signal's points, by symbol; 1 for a symbol not named here, 0 switches a signal off.
    /// </summary>
    [Id(3)] public IReadOnlyDictionary<string, double> Weights { get; init; } = new Dictionary<string, double>();

    /// <summary>
    /// Numbers that pass whatever is known about the caller, beside <c>urn:service:sos</c>, as they are dialled at
    /// home.
    /// </summary>
    [Id(4)] public IReadOnlyList<string> EmergencyNumbers { get; init; } = ["112", "110", "911"];

    /// <summary>What becomes of a call while the grid is silent and no list decides.</summary>
    [Id(5)] public Disposition OnFailure { get; init; } = Disposition.Allow;

    /// <summary>
    /// True: verdicts are given and shown, and every call is forwarded. The judge ignores it, who acts obeys it.
    /// </summary>
    [Id(6)] public bool ObserveOnly { get; init; }

    /// <summary>
    /// Answered calls of up to this talk time count as short. Chosen: 1.8 % of legitimate calls are shorter by the
    /// log-logistic model (median 74 s, shape 1.6); see docs/signals/SHORT_CALLS.md.
    /// </summary>
    [Id(7)] public TimeSpan ShortCall { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>Experience, in calls, from which reputation speaks. Ten is rspamd's rule.</summary>
    [Id(8)] public double LeastSamples { get; init; } = 10;

    /// <summary>
    /// What is done instead of a challenge where no answering machine can take the call; applied by who acts.
    /// </summary>
    [Id(9)] public Disposition ChallengeFallback { get; init; } = Disposition.Tag;

    /// <summary>The factor on a signal's points.</summary>
    public double WeightOf(string symbol) => Weights.TryGetValue(symbol, out var weight) ? weight : 1;
}
