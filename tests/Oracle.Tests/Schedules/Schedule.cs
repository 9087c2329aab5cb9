using Spit.Oracle.Tests.Sites;

namespace Spit.Oracle.Tests.Schedules;

/// <summary>What edges do with a few keys, and what happens to them meanwhile; it all follows from the seed.</summary>
/// <remarks>
/// Waves of questions, many of which are about one key from every edge at once. Within a wave connections break and
/// calls end; the store may fail for a wave or more. Some waves wait for the answers of the wave before, some do not.
/// </remarks>
internal sealed record Schedule(int Seed, int Edges, int Callers, int Sources, IReadOnlyList<Step> Steps)
{
    private const double Breaks = 0.5;
    private const double Reports = 0.3;
    private const double StoreFails = 0.15;
    private const double HotKey = 0.5;
    private const double Waits = 0.6;

    private static readonly Break[] Kinds =
        [Break.Cut, Break.QuestionLost, Break.QuestionTorn, Break.AnswerLost, Break.AnswerLost];

    /// <summary>The same schedule for the same seed.</summary>
    public static Schedule Of(int seed)
    {
        // Small seeds that follow each other give similar first numbers.
        var random = new Random(unchecked(seed * 0x9E3779B1u).GetHashCode());
        var schedule = new Schedule(seed, random.Next(2, 5), random.Next(1, 4), random.Next(1, 3), []);
        var steps = new List<Step>();
        StoreFault? illness = null;
        for (var waves = random.Next(2, 6); waves > 0; waves--)
        {
            if (illness is null && random.NextDouble() < StoreFails)
            {
                illness = Fault(random);
                steps.Add(new Step(StepKind.StoreFails, Fault: illness.Value));
            }
            steps.AddRange(Wave(random, schedule));
            if (illness is { } ill && random.NextDouble() < Waits)
            {
                steps.Add(new Step(StepKind.StoreHeals, Fault: ill));
                illness = null;
            }
            if (random.NextDouble() < Waits) steps.Add(new Step(StepKind.Settle));
        }
        if (illness is { } left) steps.Add(new Step(StepKind.StoreHeals, Fault: left));
        return schedule with { Steps = steps };
    }

    public override string ToString() => $"{Edges} edges, {Steps.Count} steps: {string.Join(' ', Steps)}";

    private static List<Step> Wave(Random random, Schedule schedule)
    {
        var isHot = random.NextDouble() < HotKey;
        var caller = random.Next(schedule.Callers);
        var source = random.Next(schedule.Sources);
        var steps = new List<Step>();
        for (var asks = random.Next(1, 17); asks > 0; asks--)
        {
            steps.Add(new Step(
                StepKind.Ask,
                random.Next(schedule.Edges),
                isHot ? caller : random.Next(schedule.Callers),
                isHot ? source : random.Next(schedule.Sources)));
        }
        if (random.NextDouble() < Breaks)
        {
            var broken = new Step(
                StepKind.Break, random.Next(schedule.Edges), Break: Kinds[random.Next(Kinds.Length)]);
            steps.Insert(random.Next(steps.Count + 1), broken);
        }
        if (random.NextDouble() < Reports)
            steps.Insert(
                random.Next(steps.Count + 1), new Step(StepKind.Report, random.Next(schedule.Edges), caller, source));
        return steps;
    }

    // One that hangs holds every new key up for a second.
    private static StoreFault Fault(Random random) => random.Next(8) switch
    {
        0 => StoreFault.Hangs,
        < 4 => StoreFault.LosesAnswers,
        _ => StoreFault.Refuses,
    };
}
