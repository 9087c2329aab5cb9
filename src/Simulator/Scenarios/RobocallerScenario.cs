namespace Spit.Simulator.Scenarios;

/// <summary>
/// One number that calls whomever it can, through every point of presence and from every address it has. Most do not
/// answer; who does hears a recording and hangs up, or is dropped.
/// </summary>
internal sealed class RobocallerScenario(SimulatorOptions options, Random random)
{
    private const double AnsweredShare = 0.35;

    private readonly LifeClock _life = new(random, options.TimeScale);

    public IEnumerable<PlannedCall> Plan()
    {
        var victims = PhoneNumbers.Victims.ToArray();
        random.Shuffle(victims);
        // It starts once the others have been seen for a moment: 2 s, less in a very short simulation.
        var at = options.Duration / 10 < TimeSpan.FromSeconds(2) ? options.Duration / 10 : TimeSpan.FromSeconds(2);
        for (var number = 0; ; number++)
        {
            at += TimeSpan.FromSeconds((0.5 + random.NextDouble()) / options.RobocallerRate);
            var call = Call(at, number, victims[number % victims.Length]);
            if (call.At >= options.Duration - TimeSpan.FromSeconds(0.5))
                yield break;
            yield return call;
        }
    }

    private PlannedCall Call(TimeSpan at, int number, string victim)
    {
        var isAnswered = random.NextDouble() < AnsweredShare;
        return new PlannedCall
        {
            At = at,
            Kind = CallerKind.Robocaller,
            Caller = PhoneNumbers.Robocaller,
            Callee = victim,
            Edge = options.Edges[number % options.Edges.Count],
            Source = options.RobocallerSources[number / options.Edges.Count % options.RobocallerSources.Count],
            Ring = isAnswered ? _life.Between(2, 10) : _life.Between(8, 20),
            Talk = isAnswered ? _life.Between(3, 15) : null,
        };
    }
}
