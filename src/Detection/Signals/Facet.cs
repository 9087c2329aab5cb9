namespace Spit.Detection.Signals;

/// <summary>One measure that a signal reads, for which a curve of points is learned.</summary>
/// <param name="Name">The symbol, a dot and the measure, for example <c>CALLER_BURST.hour</c>.</param>
/// <param name="Trend">What more of the measure may mean.</param>
/// <param name="Knots">Where the curve may bend, ascending.</param>
internal sealed record Facet(string Name, Trend Trend, params double[] Knots)
{
    /// <summary>
    /// The measure that says nothing: there the curve is zero. One of the knots; null for a curve without such a place.
    /// </summary>
    /// <remarks>
    /// Without it a curve whose points count the more, the more calls there were, would learn that many calls are
    /// credit: who was refused has few that ended. A campaign that once slipped through would be safe ever after.
    /// </remarks>
    public double? Neutral { get; init; } = 0;
}
