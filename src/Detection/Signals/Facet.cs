namespace Spit.Detection.Signals;

/// <summary>One measure that a signal reads, for which a curve of points is learned.</summary>
/// <param name="Name">The symbol, a dot and the measure, for example <c>CALLER_BURST.hour</c>.</param>
/// <param name="Trend">What more of the measure may mean.</param>
/// <param name="Knots">Where the curve may bend, ascending.</param>
internal sealed record Facet(string Name, Trend Trend, params double[] Knots);
