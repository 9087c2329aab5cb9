using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;

namespace Spit.DetectionBench.Scenarios;

/// <summary>People who call people they know, try again, and are called back.</summary>
/// <param name="callers">Who calls, and on which line.</param>
/// <param name="strangers">Share of calls to somebody whom the caller does not know.</param>
internal sealed class SocialCalls(
    World world, Dice dice, IReadOnlyList<(Person Who, Line Line)> callers, double strangers, Theme theme)
{
    // Retries and call-backs come on top of what people begin.
    private const double Begun = 0.87;
    private const int MostCallsADay = 400;
    private const double BurstyCallers = 0.035; // [gaps]: a power law for 3.5 % of users

    private readonly Theme _family = new("ham.family", world.HamReports / 4, theme.Passes);
    private readonly Theme _foreign = new("ham.foreign", world.HamReports / 4, theme.Passes);
    private readonly double _activity = callers.Sum(c => c.Who.Activity);
    private readonly double _weibull = dice.Between(0.55, 0.95);

    public DayProfile Profile { get; init; } = world.Residential;

    public Answering Answering { get; init; } = world.Conversation;

    public void Emit(Day day, int calls, CallSheet sheet)
    {
        List<(Person Who, Line Line, long At)> begun = [];
        foreach (var (who, line) in callers)
            begun.AddRange(Begin(day, who, line, Begun * calls * who.Activity / _activity));
        // Bursts make more of them than the means say: keep the pattern and let some go.
        var kept = Begun * calls / Math.Max(1, begun.Count);
        foreach (var (who, line, at) in begun)
            if (dice.Chance(kept)) Call(who, line, at, sheet);
    }

    private IEnumerable<(Person Who, Line Line, long At)> Begin(Day day, Person who, Line line, double perDay)
    {
        var bursty = dice.Chance(BurstyCallers);
        var at = Gap(perDay, bursty) * dice.Unit();
        for (var i = 0; at < 1 && i < MostCallsADay; at += Gap(perDay, bursty), i++)
            yield return (who, line, day.Midnight + Profile.At(at));
    }

    // In shares of a day as the profile counts it.
    private double Gap(double perDay, bool bursty)
    {
        var mean = 1 / Math.Max(perDay, 1e-6);
        return bursty
            ? mean * 0.25 * Math.Pow(1 - dice.Unit(), -1 / 1.35)
            : mean * Math.Pow(-Math.Log(1 - dice.Unit()), 1 / _weibull) / Gamma1p(1 / _weibull);
    }

    private void Call(Person who, Line line, long at, CallSheet sheet)
    {
        var stranger = dice.Chance(strangers);
        var callee = stranger ? world.Subscriber(dice) : who.Contact(dice);
        if (callee == who) return;
        var outcome = Answering.Draw(dice);
        sheet.Place(theme, line, callee.Party, at, outcome);
        if (outcome.Response == 200) return;
        var later = at + outcome.TotalMs;
        if (dice.Chance(0.25))
            sheet.Place(theme, line, callee.Party, later + Seconds(90, 1.2), Answering.Draw(dice));
        else if (!stranger && dice.Chance(0.35))
            sheet.Place(callee.IsOwn ? _family : _foreign, callee.Line, who.Party, later + Seconds(1200, 1.3),
                Answering.Draw(dice));
    }

    private long Seconds(double median, double sigma) => (long)(dice.LogNormal(median, sigma) * 1000);

    // Stirling's series for Gamma(1 + x), good to 1e-4 for the shapes in use.
    private static double Gamma1p(double x) =>
        Math.Sqrt(2 * Math.PI * x) * Math.Pow(x / Math.E, x) * (1 + (1 / (12 * x)) + (1 / (288 * x * x)));
}
