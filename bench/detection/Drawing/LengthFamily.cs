namespace Spit.DetectionBench.Drawing;

/// <summary>How a length spreads around its median.</summary>
internal enum LengthFamily
{
    /// <summary>A heavy tail; people who talk [talk].</summary>
    LogLogistic,
    LogNormal,
    Weibull,

    /// <summary>A recording that most hang up on and some hear to its end: the spread is the share who do.</summary>
    Recording,
}
