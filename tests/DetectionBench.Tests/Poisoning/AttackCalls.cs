using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Poisoning;

namespace Spit.DetectionBench.Tests.Poisoning;

/// <summary>Attacks in a small world, and their calls without the background.</summary>
internal static class AttackCalls
{
    public static Call[] Generate(string attack, double strength) =>
        new PoisonCase(Attacks.All.Single(a => a.Name == attack), strength).Generate(shape: 3, seed: 5);

    public static Call[] Of(string attack, double strength) => [.. Generate(attack, strength).Where(IsOfAttack)];

    public static string Caller(this Call call) => UriText.Identity(call.Caller);

    public static string Callee(this Call call) => UriText.Identity(call.Callee);

    private static bool IsOfAttack(Call call) => call.Class.StartsWith("attack.", StringComparison.Ordinal);
}
