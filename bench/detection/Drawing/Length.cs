namespace Spit.DetectionBench.Drawing;

/// <summary>A random length in seconds.</summary>
/// <param name="Median">Seconds; for a recording its full length.</param>
/// <param name="Spread">Shape of a log-logistic or Weibull, sigma of a log-normal, share of listeners of a recording.</param>
internal sealed record Length(LengthFamily Family, double Median, double Spread, double Least = 0.4, double Most = 7200)
{
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
