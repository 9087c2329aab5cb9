namespace Spit.DetectionBench.Drawing;

/// <summary>A random length in seconds.</summary>
/// <param name="Median">Seconds; for a recording its full length.</param>
/// <param name="Spread">
/// Shape of a log-logistic or Weibull, sigma of a log-normal, share of listeners of a recording.
/// </param>
internal sealed record Length(LengthFamily Family, double Median, double Spread, double Least = 0.4, double Most = 7200)
{
    /// <summary>A length of no fixed family: carriers and years differ in more than parameters.</summary>
    /// <param name="sigma">How far it spreads, as of a log-normal.</param>
    public static Length Any(Dice shape, double median, double sigma, double least = 0.4, double most = 7200) =>
        shape.Int(0, 2) switch
        {
            0 => new Length(LengthFamily.LogLogistic, median, 1.75 / sigma, least, most),
            1 => new Length(LengthFamily.LogNormal, median, sigma, least, most),
            _ => new Length(LengthFamily.Weibull, median, 1.2 / sigma, least, most),
        };

    public double Draw(Dice dice) => Math.Clamp(Unbounded(dice), Least, Most);

    private double Unbounded(Dice dice)
    {
        switch (Family)
        {
            case LengthFamily.LogLogistic:
                var u = Math.Min(dice.Unit(), 0.99999) + 1e-9;
                return Median * Math.Pow(u / (1 - u), 1 / Spread);
            case LengthFamily.Weibull:
                return Median * Math.Pow(-Math.Log(1 - dice.Unit()) / Math.Log(2), 1 / Spread);
            case LengthFamily.Recording:
                return dice.Chance(Spread)
                    ? Median + dice.Exponential(1.5)
                    : Math.Min(Median, 1.2 + dice.LogNormal(Median * 0.3, 0.8));
            default:
                return dice.LogNormal(Median, Spread);
        }
    }
}
