namespace Spit.Detection.Likelihoods;

/// <summary>Points of log-likelihood by a measure: straight between knots, level beyond the outermost.</summary>
public sealed class Curve
{
    private readonly double[] _knots;
    private readonly double[] _points;

    /// <param name="knots">Measures, ascending; at least one.</param>
    /// <param name="points">The value at each knot.</param>
    public Curve(IEnumerable<double> knots, IEnumerable<double> points)
    {
        _knots = [.. knots];
        _points = [.. points];
    }

    public IReadOnlyList<double> Knots => _knots;

    public IReadOnlyList<double> Points => _points;

    /// <summary>The value at <paramref name="measure"/>.</summary>
    public double At(double measure)
    {
        var (index, share) = Locate(_knots, measure);
        return index + 1 < _points.Length
            ? _points[index] + (share * (_points[index + 1] - _points[index]))
            : _points[index];
    }

    /// <summary>Between which knots a measure lies.</summary>
    /// <returns>
    /// The knot before it (the first one for a measure below all) and how far it is on the way to the next, 0 to 1.
    /// </returns>
    public static (int Index, double Share) Locate(ReadOnlySpan<double> knots, double measure)
    {
        if (!(measure > knots[0])) return (0, 0);
        var last = knots.Length - 1;
        if (measure >= knots[last]) return (last, 0);
        var index = 0;
        while (measure >= knots[index + 1]) index++;
        return (index, (measure - knots[index]) / (knots[index + 1] - knots[index]));
    }
}
