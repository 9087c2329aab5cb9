namespace Spit.Simulator.Scenarios;

/// <summary>Everybody's calls, in the order of time.</summary>
internal static class City
{
    public static IReadOnlyList<PlannedCall> Plan(SimulatorOptions options)
    {
        // A source of chance for each: who adds a household does not change what the others do.
        var calls = Enumerable.Range(0, options.FamilySources.Count)
            .SelectMany(household => new FamilyScenario(options, household, Chance(options, 100 + household)).Plan())
            .Concat(new HospitalScenario(options, Chance(options, 1)).Plan())
            .Concat(new RobocallerScenario(options, Chance(options, 2)).Plan());
        return [.. calls.OrderBy(call => call.At)];
    }

    private static Random Chance(SimulatorOptions options, int actor) =>
        new(unchecked((options.Seed * 7919) + actor));
}
