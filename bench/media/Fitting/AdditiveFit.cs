using Spit.Media.Challenges;

namespace Spit.MediaBench.Fitting;

/// <summary>
/// Learns a curve a test so that their sum is the log-odds of a robot: an additive logistic regression.
/// </summary>
/// <remarks>
/// Tests that measure the same thing share what it is worth. Curves keep the direction that they must have, and are
/// drawn towards zero, so that what was seen rarely is not worth much. Gradient descent with projection (isotonic).
/// </remarks>
internal sealed class AdditiveFit
{
    private const int Rounds = 1500;
    private const double Rate = 2.0;

    private readonly IReadOnlyList<TestShape> _shapes;
    private readonly double[][] _points;
    private readonly double[] _nothing;
    private readonly double _ridge;

    public AdditiveFit(IReadOnlyList<TestShape> shapes, double ridge)
    {
        _shapes = shapes;
        _ridge = ridge;
        _points = [.. shapes.Select(s => new double[s.Knots.Length])];
        _nothing = new double[shapes.Count];
    }

    /// <summary>Learns from calls, humans and robots of equal weight in total.</summary>
    public IReadOnlyDictionary<string, LikelihoodCurve> Learn(IReadOnlyList<FitSample> samples)
    {
        var rows = samples.Select(s => new FitRow(s, _shapes)).ToList();
        var (robots, humans) = (rows.Where(r => r.IsRobot).Sum(r => r.Weight),
            rows.Where(r => !r.IsRobot).Sum(r => r.Weight));
        for (var round = 0; round < Rounds; round++) Step(rows, robots, humans);
        return _shapes
            .Select((shape, i) => (shape.Name, Curve: new LikelihoodCurve(
                shape.Unit, _nothing[i], shape.Knots, _points[i])))
            .ToDictionary(c => c.Name, c => c.Curve);
    }

    private void Step(List<FitRow> rows, double robots, double humans)
    {
        var points = _points.Select(p => new double[p.Length]).ToArray();
        var nothing = new double[_nothing.Length];
        foreach (var row in rows)
        {
            var error = ((row.IsRobot ? 1 : 0) - (1 / (1 + Math.Exp(-row.Sum(_points, _nothing)))))
                * row.Weight / (row.IsRobot ? robots : humans) / 2;
            row.AddTo(points, nothing, error);
        }
        for (var test = 0; test < _shapes.Count; test++)
        {
            for (var i = 0; i < points[test].Length; i++)
                _points[test][i] = Moved(_points[test][i], points[test][i], _shapes[test]);
            _nothing[test] = Moved(_nothing[test], nothing[test], _shapes[test]);
            Isotonic.Project(_points[test], _shapes[test].Direction);
        }
    }

    private double Moved(double value, double slope, TestShape shape) =>
        Math.Clamp(value + (Rate * (slope - (_ridge * value))), -shape.Most, shape.Most);
}
