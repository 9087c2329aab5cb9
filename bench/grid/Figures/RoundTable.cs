namespace Spit.GridBench.Figures;

/// <summary>The rounds of several ways of asking, made in turns; what is compared was measured side by side.</summary>
internal sealed class RoundTable
{
    private readonly Dictionary<string, List<Round>> _rounds = [];

    public void Add(string way, Round round)
    {
        if (!_rounds.TryGetValue(way, out var rounds)) _rounds.Add(way, rounds = []);
        rounds.Add(round);
    }

    public double MedianOf(string way, Func<Round, double> figure) => Median.Of(_rounds[way].Select(figure));

    /// <summary>The median of what one way cost in terms of what the other cost in the same turn.</summary>
    /// <param name="less">Microseconds that neither is charged with.</param>
    public double Ratio(string way, string other, double less = 0) => Median.Of(
        _rounds[way].Zip(_rounds[other], (a, b) => (a.Microseconds - less) / (b.Microseconds - less)));

    public void Write(Report report, string way, string name)
    {
        var missed = _rounds[way].Sum(round => round.Load.Missed);
        var each = _rounds[way].Select(round => round.Microseconds).Order().ToArray();
        double driver = MedianOf(way, r => r.DriverMicroseconds), silos = MedianOf(way, r => r.SiloMicroseconds);
        double other = MedianOf(way, r => r.OtherMicroseconds), perSecond = MedianOf(way, r => r.Load.PerSecond);
        report.Row(
            name,
            $"{Median.Of(each),8:F1} us a decision ({each[0]:F1} to {each[^1]:F1}); {perSecond:F0}/s, {missed} missed");
        report.Row("", $"{"",8} driver {driver:F1}, silos {silos:F1}, other {other:F1}");
    }
}
