using System.Globalization;
using Spit.DetectionBench.Calls;

namespace Spit.DetectionBench.Poisoning;

/// <summary>An attack at one strength.</summary>
internal sealed record PoisonCase(Attack Attack, double Strength)
{
    // Chosen: enough that trunks and devices are known, and so few that a back-test takes a second.
    private const int BackgroundCallsPerDay = 1_000;

    /// <summary>Names its files.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Attack.Name}-{Strength}");

    public Call[] Generate(int shape, int seed)
    {
        var stage = new Stage(new WorkloadOptions
        {
            Shape = shape,
            Seed = seed,
            Days = Course.Days,
            CallsPerDay = BackgroundCallsPerDay,
        });
        // First, so that it is the same at all strengths.
        Workload.Emit(stage, Course.AttackDay - 1, Course.Days);
        Attack.Emit(stage, Strength);
        return stage.Sheet.Sorted();
    }
}
