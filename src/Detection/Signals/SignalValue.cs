namespace Spit.Detection.Signals;

/// <summary>What a signal says: points of log-likelihood (positive: spam) and why.</summary>
internal readonly record struct SignalValue(double Points, string Reason);
