using System.Collections.Immutable;
using Spit.Detection.Policies;
using Spit.Policies.Shapes;

namespace Spit.Policies.Keys;

/// <summary>How evidence becomes a score.</summary>
internal static class WeighingKeys
{
    public static IReadOnlyList<Field<Policy>> All { get; } =
    [
        LikelihoodKey.Field,
        new KeyField<Policy, ImmutableDictionary<string, double>>(
            "weights", "Factor on a signal's points, by symbol; 1 for a symbol not named, 0 switches it off.",
            new MapShape<double>(Words.Symbol(), new NumberShape(0, 10)),
            (policy, weights, _, _) => policy with { Weights = weights }),
        new KeyField<Policy, ImmutableArray<string>>(
            "shadow", "Signals that are weighed and shown, but do not count.",
            new ListShape<string>(Words.Symbol()),
            (policy, symbols, _, _) => policy with { Shadowed = [.. symbols] }),
        new KeyField<Policy, TimeSpan>(
            "short_call", "Answered calls of up to this talk time count as short.",
            new DurationShape(TimeSpan.FromMilliseconds(500), TimeSpan.FromMinutes(1)),
            (policy, time, _, _) => policy with { ShortCall = time }),
        new KeyField<Policy, double>(
            "least_samples", "Experience, in calls, from which reputation speaks.", new NumberShape(1, 1000),
            (policy, samples, _, _) => policy with { LeastSamples = samples }),
    ];
}
