using Spit.Detection.Signals;

namespace Spit.Detection.Likelihoods.Learning;

/// <summary>
/// Fits the curves of all facets together: logistic regression, so that two signals which see the same thing share its
/// points instead of counting it twice.
/// </summary>
/// <remarks>
/// A curve is its first point and the steps to the next ones. Steps of a rising facet are kept from being negative, of
/// a falling one from being positive (projected gradient), and all are drawn towards zero, so that what the records do
/// not show stays flat. Adam over all examples at once: deterministic.
/// </remarks>
internal sealed class CurveFit
{
    private const double Rate = 0.08;
    private const double Momentum = 0.9;
    private const double SquareMomentum = 0.99;
    private const double Ridge = 3e-4;

    // Chosen: a few curves have nobody to share their points with but those that stay.
    private const double RidgeOfSome = 1e-4;

    private const int Parts = 8;

    private readonly Examples _examples;
    private readonly double[] _weights;
    private readonly int[] _first;
    private readonly int[] _neutral;
    private readonly bool[] _isLearned;
    private readonly double[] _points;
    private readonly double[] _steps;

    /// <param name="examples">What was measured.</param>
    /// <param name="weights">How much each example counts.</param>
    /// <param name="start">The curves to begin with.</param>
    /// <param name="only">Which facets to learn, by name; the others stay as they are.</param>
    public CurveFit(Examples examples, double[] weights, LikelihoodTable start, Func<string, bool> only)
    {
        _examples = examples;
        _weights = weights;
        _first = new int[(SignalCatalogue.Facets.Length * Arrivals.Count) + 1];
        for (var i = 0; i + 1 < _first.Length; i++) _first[i + 1] = _first[i] + Arrivals.FacetAt(i).Knots.Length;
        _neutral = new int[_first.Length - 1];
        for (var i = 0; i < _neutral.Length; i++) _neutral[i] = NeutralOf(i);
        _isLearned = [.. Enumerable.Range(0, _neutral.Length).Select(i => only(Arrivals.NameAt(i)))];
        _points = new double[_first[^1]];
        _steps = new double[_first[^1]];
        for (var i = 0; i + 1 < _first.Length; i++) Begin(i, start.CurveAt(i));
        Project();
    }

    /// <summary>Fits, and tells the curves by their facets' names.</summary>
    public Dictionary<string, Curve> Run(int rounds)
    {
        var gradient = new double[_points.Length];
        var mean = new double[_points.Length];
        var square = new double[_points.Length];
        var isLearned = StepsToLearn();
        var ridge = isLearned.All(learned => learned) ? Ridge : RidgeOfSome;
        for (var round = 1; round <= rounds; round++)
        {
            Array.Clear(gradient);
            AddGradient(gradient);
            ToSteps(gradient);
            var rate = Rate * Math.Min(1, 2.0 * (rounds - round + 1) / rounds);
            for (var i = 0; i < gradient.Length; i++)
            {
                if (!isLearned[i]) continue;
                var slope = gradient[i] + (ridge * _steps[i]);
                mean[i] = (Momentum * mean[i]) + ((1 - Momentum) * slope);
                square[i] = (SquareMomentum * square[i]) + ((1 - SquareMomentum) * slope * slope);
                var unbiased = mean[i] / (1 - Math.Pow(Momentum, round));
                var scale = Math.Sqrt(square[i] / (1 - Math.Pow(SquareMomentum, round))) + 1e-7;
                _steps[i] -= rate * unbiased / scale;
            }
            Project();
        }
        var curves = new Dictionary<string, Curve>(StringComparer.Ordinal);
        for (var i = 0; i + 1 < _first.Length; i++)
            curves[Arrivals.NameAt(i)] = new Curve(Arrivals.FacetAt(i).Knots, _points[_first[i].._first[i + 1]]);
        return curves;
    }

    /// <summary>The score of an example under the curves as they stand.</summary>
    public double ScoreOf(int example)
    {
        var score = _examples.FixedPoints(example);
        foreach (var place in _examples.PlacesOf(example))
        {
            var points = PointsAt(place);
            score += place.FactorOf(points) * points;
        }
        return score;
    }

    private bool[] StepsToLearn() =>
        [.. _isLearned.SelectMany((learned, i) => Enumerable.Repeat(learned, _first[i + 1] - _first[i]))];

    private double PointsAt(Examples.Place place)
    {
        var at = _first[place.Curve] + place.Index;
        var points = _points[at];
        return place.Share > 0 ? points + (place.Share * (_points[at + 1] - points)) : points;
    }

    private void Begin(int place, Curve? curve)
    {
        double before = 0;
        var knots = Arrivals.FacetAt(place).Knots;
        for (var i = 0; i < knots.Length && curve is not null; i++)
        {
            var points = curve.At(knots[i]);
            _steps[_first[place] + i] = points - before;
            before = points;
        }
    }

    // In as many parts on every machine, added up in order: the sums are the same to the last bit.
    private void AddGradient(double[] gradient)
    {
        var parts = new double[Parts][];
        Parallel.For(0, Parts, part =>
        {
            var own = parts[part] = new double[gradient.Length];
            var (first, end) = (_examples.Count * part / Parts, _examples.Count * (part + 1) / Parts);
            for (var i = first; i < end; i++) AddGradientOf(i, own);
        });
        foreach (var part in parts)
        {
            for (var i = 0; i < gradient.Length; i++) gradient[i] += part[i];
        }
    }

    private void AddGradientOf(int example, double[] gradient)
    {
        var spam = 1 / (1 + Math.Exp(-ScoreOf(example)));
        var error = _weights[example] * (spam - (_examples.IsSpam(example) ? 1 : 0));
        foreach (var place in _examples.PlacesOf(example))
        {
            if (!_isLearned[place.Curve]) continue;
            var at = _first[place.Curve] + place.Index;
            var slope = error * place.FactorOf(PointsAt(place));
            gradient[at] += slope * (1 - place.Share);
            if (place.Share > 0) gradient[at + 1] += slope * place.Share;
        }
    }

    // A step moves its own point and every later one of its curve.
    private void ToSteps(double[] gradient)
    {
        for (var f = 0; f + 1 < _first.Length; f++)
        {
            for (var i = _first[f + 1] - 2; i >= _first[f]; i--) gradient[i] += gradient[i + 1];
            if (_neutral[f] < 0) continue;
            // The curve is zero at its neutral knot: a step below that moves the points before it the other way.
            for (var i = _first[f] + 1; i <= _neutral[f]; i++) gradient[i] -= gradient[_first[f]];
            gradient[_first[f]] = 0;
        }
    }

    private void Project()
    {
        for (var f = 0; f + 1 < _first.Length; f++)
        {
            var trend = Arrivals.FacetAt(f).Trend;
            for (var i = _first[f] + 1; i < _first[f + 1]; i++)
            {
                if (trend == Trend.Rising) _steps[i] = Math.Max(0, _steps[i]);
                if (trend == Trend.Falling) _steps[i] = Math.Min(0, _steps[i]);
            }
            if (_neutral[f] >= 0)
                _steps[_first[f]] = -_steps.AsSpan((_first[f] + 1)..(_neutral[f] + 1)).ToArray().Sum();
            _points[_first[f]] = _steps[_first[f]];
            for (var i = _first[f] + 1; i < _first[f + 1]; i++) _points[i] = _points[i - 1] + _steps[i];
        }
    }

    // Where in the steps the curve is zero; -1 for nowhere.
    private int NeutralOf(int place)
    {
        var facet = Arrivals.FacetAt(place);
        return facet.Neutral is { } neutral ? _first[place] + Array.IndexOf(facet.Knots, neutral) : -1;
    }
}
