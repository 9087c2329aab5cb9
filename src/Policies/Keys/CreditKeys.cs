using Spit.Detection.Policies;
using Spit.Policies.Shapes;

namespace Spit.Policies.Keys;

/// <summary>The keys below <c>challenge_credit</c>.</summary>
internal static class CreditKeys
{
    public static RecordShape<CreditTerms> Shape { get; } = new(
        CreditTerms.Default,
        [
            new KeyField<CreditTerms, TimeSpan>(
                "time", "How long a passed challenge counts; 0s: it does not.",
                new DurationShape(TimeSpan.Zero, TimeSpan.FromDays(30)),
                (terms, time, _, _) => terms with { Time = time }),
            new KeyField<CreditTerms, int>(
                "calls", "For how many calls, challenged or not.", new WholeShape(1, 1000),
                (terms, calls, _, _) => terms with { Calls = calls }),
        ]);
}
