using Spit.GridBench.Loads;

namespace Spit.GridBench.Figures;

/// <summary>One way of asking, once.</summary>
/// <param name="Load">What was asked.</param>
/// <param name="Driver">CPU of the measuring process.</param>
/// <param name="Silos">CPU of all silos.</param>
/// <param name="Other">CPU of another server that took part.</param>
internal sealed record Round(LoadFigures Load, TimeSpan Driver, TimeSpan Silos, TimeSpan Other)
{
    public double Microseconds => DriverMicroseconds + SiloMicroseconds + OtherMicroseconds;

    public double DriverMicroseconds => Driver.TotalMicroseconds / Load.Asked;

    public double SiloMicroseconds => Silos.TotalMicroseconds / Load.Asked;

    public double OtherMicroseconds => Other.TotalMicroseconds / Load.Asked;
}
