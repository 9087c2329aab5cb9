using Spit.DetectionBench.Drawing;

namespace Spit.DetectionBench.Population;

/// <summary>How a withheld number is written (RFC 3323 4.1).</summary>
internal static class Withheld
{
    public static Party Party(Dice shape) => Population.Party.Named(shape.Chance(0.8)
        ? "sip:anonymous@anonymous.invalid"
        : "sip:anonymous@carrier.example");
}
