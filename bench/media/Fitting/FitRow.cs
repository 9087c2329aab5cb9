namespace Spit.MediaBench.Fitting;

/// <summary>One call as places on the curves: two neighbouring knots a test, or the place of nothing.</summary>
internal sealed class FitRow
{
    private const int NotAsked = -2;
    private const int Nothing = -1;

    private readonly int[] _index;
    private readonly double[] _share;

    public FitRow(FitSample sample, IReadOnlyList<TestShape> shapes)
    {
        IsRobot = sample.IsRobot;
        Weight = sample.Weight;
        _index = new int[shapes.Count];
        _share = new double[shapes.Count];
        for (var test = 0; test < shapes.Count; test++)
        {
            var reading = sample.Tests.Single(t => t.Name == shapes[test].Name).Reading;
            (_index[test], _share[test]) = reading switch
            {
                { IsAsked: false } => (NotAsked, 0),
                { Value: null } => (Nothing, 0),
                _ => Locate(shapes[test].Knots, reading.Value.Value),
            };
        }
    }

    public bool IsRobot { get; }

    public double Weight { get; }

    public double Sum(double[][] points, double[] nothing)
    {
        var sum = 0.0;
        for (var test = 0; test < _index.Length; test++)
        {
            var at = _index[test];
            if (at == Nothing) sum += nothing[test];
            else if (at >= 0) sum += points[test][at] + (_share[test] * Rise(points[test], at));
        }
        return sum;
    }

    public void AddTo(double[][] points, double[] nothing, double amount)
    {
        for (var test = 0; test < _index.Length; test++)
        {
            var at = _index[test];
            if (at == Nothing) nothing[test] += amount;
            if (at < 0) continue;
            points[test][at] += amount * (1 - _share[test]);
            if (_share[test] > 0) points[test][at + 1] += amount * _share[test];
        }
    }

    private static double Rise(double[] points, int at) => at + 1 < points.Length ? points[at + 1] - points[at] : 0;

    private static (int Index, double Share) Locate(double[] knots, double measure)
    {
        if (!(measure > knots[0])) return (0, 0);
        var last = knots.Length - 1;
        if (measure >= knots[last]) return (last, 0);
        var index = 0;
        while (measure >= knots[index + 1]) index++;
        return (index, (measure - knots[index]) / (knots[index + 1] - knots[index]));
    }
}
