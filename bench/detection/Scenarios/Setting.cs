using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;

namespace Spit.DetectionBench.Scenarios;

/// <summary>What the scenarios of a run share.</summary>
/// <param name="Scale">Calls a day as a share of the usual 115,000.</param>
internal sealed record Setting(World World, Dice Shape, Dice Seed, double Scale, MissedCalls Missed);
