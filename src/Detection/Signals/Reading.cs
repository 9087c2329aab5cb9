namespace Spit.Detection.Signals;

/// <summary>What one facet of a signal measured.</summary>
/// <param name="Facet">The facet's place in the catalogue.</param>
/// <param name="Measure">Where on its curve.</param>
/// <param name="Factor">How much of the curve's points count against the caller.</param>
/// <param name="Credit">How much of them counts for him.</param>
internal readonly record struct Reading(int Facet, double Measure, double Factor, double Credit)
{
    public double PointsOn(Likelihoods.Curve curve)
    {
        var points = curve.At(Measure);
        return points * (points < 0 ? Credit : Factor);
    }
}
