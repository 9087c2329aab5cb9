using Spit.DetectionBench.Scoring;

namespace Spit.DetectionBench.Poisoning;

/// <summary>What is measured along a curve, and when the attack has reached it.</summary>
/// <param name="Name">In tables.</param>
/// <param name="Count">Which of the calls.</param>
/// <param name="IsReached">Judges a share of the calls, beside the share without an attack.</param>
internal sealed record CurveFigure(string Name, Func<Tally, long> Count, Func<double, double, bool> IsReached);
