namespace Spit.Detection.Likelihoods;

/// <summary>Points of log-likelihood by a measure: straight between knots, level beyond the outermost.</summary>
/// <param name="Knots">Measures, ascending.</param>
/// <param name="Points">The value at each knot.</param>
public sealed record Curve(IReadOnlyList<double> Knots, IReadOnlyList<double> Points)
{
    /// <summary>The value at <paramref name="measure"/>.</summary>
    public double At(double measure)
    {
        var (index, share) = Locate(Knots, measure);
        return index + 1 < Points.Count
            ? Points[index] + (share * (Points[index + 1] - Points[index]))
            : Points[index];
    }

    /// <summary>Between which knots a measure lies.</summary>
    /// <returns>
    /// The knot before it (the first one for a measure below all) and how far it is on the way to the next, 0 to 1.
    /// </returns>
    public static (int Index, double Share) Locate(IReadOnlyList<double> knots, double measure)
    {
        if (!(measure > knots[0])) return (0, 0);
        var last = knots.Count - 1;
        if (measure >= knots[last]) return (last, 0);
        var index = 0;
        while (measure >= knots[index + 1]) index++;
        return (index, (measure - knots[index]) / (knots[index + 1] - knots[index]));
    }
}
