namespace Spit.Media.Challenges;

/// <summary>What a test's reading is worth: straight between knots, level beyond the outermost.</summary>
public sealed class LikelihoodCurve
{
    private readonly double[] _knots;
    private readonly double[] _points;

    /// <param name="unit">The unit of the knots, in words.</param>
    /// <param name="nothing">What it is worth that the event did not happen.</param>
    /// <param name="knots">Measures, ascending; at least one.</param>
    /// <param name="points">ln of the likelihood ratio, robot to human, at each knot.</param>
    public LikelihoodCurve(string unit, double nothing, IEnumerable<double> knots, IEnumerable<double> points)
    {
        Unit = unit;
        Nothing = nothing;
        _knots = [.. knots];
        _points = [.. points];
    }

    public string Unit { get; }

    public double Nothing { get; }

    public IReadOnlyList<double> Knots => _knots;

    public IReadOnlyList<double> Points => _points;

    /// <summary>
    /// What a reading is worth, rounded to thousandths so that printed contributions add up; 0: not asked.
    /// </summary>
    public double At(TestReading reading)
    {
        if (!reading.IsAsked) return 0;
        return Math.Round(reading.Value is { } measure ? At(measure) : Nothing, 3);
    }

    private double At(double measure)
    {
        var last = _knots.Length - 1;
        if (!(measure > _knots[0])) return _points[0];
        if (measure >= _knots[last]) return _points[last];
        var index = 0;
        while (measure >= _knots[index + 1]) index++;
        var share = (measure - _knots[index]) / (_knots[index + 1] - _knots[index]);
        return _points[index] + (share * (_points[index + 1] - _points[index]));
    }
}
