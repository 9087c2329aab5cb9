namespace Spit.Simulator.Scenarios;

/// <summary>A household: a few people who call one another and the neighbours, and talk for a while.</summary>
internal sealed class FamilyScenario(SimulatorOptions options, int household, Random random)
{
    private const int Members = 4;

    private readonly LifeClock _life = new(random, options.TimeScale);

    public IEnumerable<PlannedCall> Plan()
    {
        var freeAt = new TimeSpan[Members];
        for (var at = _life.Gap(8); at < options.Duration; at += _life.Gap(25))
        {
            var caller = Array.FindIndex(freeAt, free => free <= at);
            if (caller < 0)
                continue;
            var call = Call(at, caller);
            if (call.End > options.Duration)
                continue;
            freeAt[caller] = call.End + _life.Between(5, 20);
            yield return call;
        }
    }

    private PlannedCall Call(TimeSpan at, int caller)
    {
        var (otherHousehold, callee) = random.NextDouble() < 0.7
            ? (household, (caller + 1 + random.Next(Members - 1)) % Members)
            : ((household + 1) % options.FamilySources.Count, random.Next(Members));
        return new PlannedCall
        {
            At = at,
            Kind = CallerKind.Family,
            Caller = PhoneNumbers.Family(household, caller),
            Callee = PhoneNumbers.Family(otherHousehold, callee),
            Edge = options.Edges[household % options.Edges.Count],
            Source = options.FamilySources[household],
            Ring = _life.Between(4, 12),
            Talk = _life.Talk(65, 110),
        };
    }
}
