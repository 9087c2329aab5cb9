using Spit.DetectionBench.Calls;

namespace Spit.DetectionBench.Scenarios;

/// <summary>Honest callers.</summary>
internal abstract class HamScenario : Scenario
{
    /// <summary>About 3 % of the honest fail a challenge.</summary>
    protected const double Passes = 0.97;

    protected HamScenario(Setting setting, string name, double usualCalls)
        : base(setting, "ham." + name, usualCalls)
    {
        Theme = new Theme(Class, Shape.Factor(0.1, 1) * World.HamReports, Passes);
    }

    protected Theme Theme { get; init; }
}
