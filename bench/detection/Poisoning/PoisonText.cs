using System.Globalization;

namespace Spit.DetectionBench.Poisoning;

/// <summary>Writes curves as tables for people.</summary>
internal static class PoisonText
{
    public static void Write(TextWriter text, IReadOnlyList<PoisonCurve> curves)
    {
        foreach (var (what, some) in (ReadOnlySpan<(string, PoisonCurve[])>)
            [
                ("accounts that report a victim", [.. curves.Where(c => c.Attack is Smear)]),
                ("accomplice calls a spam call", [.. curves.Where(c => c.Attack is Whitewash)]),
            ])
        {
            Shares(text, what, some);
            Least(text, what, some);
        }
    }

    private static void Shares(TextWriter text, string what, PoisonCurve[] curves)
    {
        Line(text, what, "", curves[0].Attack.Strengths.Select(Number));
        foreach (var curve in curves)
        {
            Line(text, curve.Attack.Name, "median score", curve.MedianScores().Select(Points));
            foreach (var figure in curve.Attack.Figures)
            {
                var shares = curve.Shares(figure);
                if (shares.Any(s => s > 0)) Line(text, "", figure.Name + ", %", shares.Select(Percent));
            }
        }
        text.Write('\n');
    }

    private static void Least(TextWriter text, string what, PoisonCurve[] curves)
    {
        var heads = string.Concat(curves[0].Attack.Figures.Select(f => f.Name.PadLeft(22)));
        text.Write($"{what + " until",-36}{heads}\n");
        foreach (var curve in curves)
        {
            var least = string.Concat(curve.Attack.Figures.Select(f => Reached(curve, f).PadLeft(22)));
            text.Write($"{curve.Attack.Name,-36}{least}\n");
        }
        text.Write('\n');
    }

    private static string Reached(PoisonCurve curve, CurveFigure figure) => curve.Least(figure) is { } least
        ? Number(least)
        : "more than " + Number(curve.Attack.Strengths[^1]);

    private static void Line(TextWriter text, string name, string figure, IEnumerable<string> numbers) =>
        text.Write($"{name,-30}{figure,-23}{string.Concat(numbers.Select(n => n.PadLeft(6)))}\n");

    private static string Percent(double share) => Number(Math.Round(100 * share));

    private static string Points(double score) => score.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
