namespace Spit.Detection.Signals;

/// <summary>What one facet of a signal measured.</summary>
/// <param name="Facet">The facet's place in the catalogue.</param>
/// <param name="Measure">Where on its curve.</param>
/// <param name="Factor">How much of the curve's points count.</param>
internal readonly record struct Reading(int Facet, double Measure, double Factor);
