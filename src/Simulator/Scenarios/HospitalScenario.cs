namespace Spit.Simulator.Scenarios;

/// <summary>
/// One number that calls many different people, most of whom answer and listen: appointment reminders.
/// </summary>
internal sealed class HospitalScenario(SimulatorOptions options, Random random)
{
    private const double AnsweredShare = 0.9;

    private readonly LifeClock _life = new(random, options.TimeScale);

    public IEnumerable<PlannedCall> Plan()
    {
        var at = _life.Gap(10);
        foreach (var patient in PhoneNumbers.Patients)
        {
            at += _life.Between(6, 20);
            var call = Call(at, patient);
            if (call.End <= options.Duration)
                yield return call;
        }
    }

    private PlannedCall Call(TimeSpan at, string patient)
    {
        var isAnswered = random.NextDouble() < AnsweredShare;
        return new PlannedCall
        {
            At = at,
            Kind = CallerKind.Hospital,
            Caller = PhoneNumbers.Hospital,
            Callee = patient,
            Edge = options.Edges[0],
            Source = options.HospitalSource,
            Ring = isAnswered ? _life.Between(4, 15) : _life.Between(20, 30),
            Talk = isAnswered ? _life.Talk(20, 40) : null,
        };
    }
}
