namespace Spit.DetectionBench.Drawing;

/// <summary>When in a day something happens: a weight for each hour.</summary>
internal sealed class DayProfile
{
    public const long DayMs = 86_400_000;
    private const int Slots = 96; // quarters of an hour

    private readonly double[] _upTo = new double[Slots + 1];

    private DayProfile(Func<double, double> weightAtHour)
    {
        for (var i = 0; i < Slots; i++)
            _upTo[i + 1] = _upTo[i] + Math.Max(0, weightAtHour((i + 0.5) * 24 / Slots));
    }

    /// <summary>Peaks of some width over a floor.</summary>
    public static DayProfile Peaks(double floor, params (double Hour, double Width, double Height)[] peaks) =>
        new(hour => floor + peaks.Sum(p => p.Height * Bell(Around(hour - p.Hour), p.Width)));

    /// <summary>Even between two hours, with soft edges; past midnight when the end is before the beginning.</summary>
    public static DayProfile Window(double from, double to, double floor = 0)
    {
        var length = to > from ? to - from : to + 24 - from;
        return new(hour =>
        {
            var into = (hour - from + 24) % 24;
            return into < length ? Math.Min(1, 0.35 + Math.Min(into, length - into)) : floor;
        });
    }

    /// <summary>Milliseconds into the day.</summary>
    public long Draw(Dice dice) => At(dice.Unit());

    /// <summary>The moment by which a share of the day's events has happened.</summary>
    public long At(double share)
    {
        var target = Math.Clamp(share, 0, 0.9999999) * _upTo[Slots];
        var i = Array.BinarySearch(_upTo, target);
        i = Math.Clamp(i < 0 ? ~i - 1 : i, 0, Slots - 1);
        while (i < Slots - 1 && _upTo[i + 1] <= target) i++;
        var within = (target - _upTo[i]) / Math.Max(1e-12, _upTo[i + 1] - _upTo[i]);
        return Math.Min(DayMs - 1, (long)((i + Math.Min(within, 1)) * DayMs / Slots));
    }

    private static double Bell(double distance, double width) => Math.Exp(-distance * distance / (2 * width * width));

    private static double Around(double hours) => Math.Min(Math.Abs(hours), 24 - Math.Abs(hours));
}
