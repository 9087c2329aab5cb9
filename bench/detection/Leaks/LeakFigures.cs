namespace Spit.DetectionBench.Leaks;

/// <summary>What one column alone achieves on calls that it was not trained on.</summary>
/// <param name="BalancedAccuracy">At its best threshold; 0.5 is chance.</param>
/// <param name="Recall">Share of spam found at the allowed share of false positives.</param>
internal readonly record struct LeakFigures(double BalancedAccuracy, double Recall);
