namespace Spit.GridBench.Loads;

/// <summary>What a load did.</summary>
/// <param name="Asked">Decisions asked for, and come back in whatever form.</param>
/// <param name="Missed">Of these, those not answered in full.</param>
/// <param name="Seconds">From the first question to the last answer.</param>
internal sealed record LoadFigures(long Asked, long Missed, double Seconds)
{
    public double PerSecond => Asked / Seconds;
}
