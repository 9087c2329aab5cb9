namespace Spit.Detection.Records;

/// <summary>What the calls of one make said against a number.</summary>
/// <param name="Way">The make, and the address of the last call.</param>
/// <param name="Against">ln of the odds; below zero, they spoke for it.</param>
[GenerateSerializer, Immutable, Alias("spit.AccusedWay")]
internal readonly record struct AccusedWay(
    [property: Id(0)] CallWay Way, [property: Id(1)] float Against)
{
    /// <summary>What the end of one call says at most, in ln of the odds: it may have been a mistake.</summary>
    public const double MostOfOneEnd = 1;

    // Chosen: a complaint, a failed challenge, or two calls that ended like a robot's.
    private const double Enough = 1.5;

    // Chosen: what good calls may make up for in advance.
    private const float Least = -6;

    public bool IsAccused => Against >= Enough;

    public AccusedWay With(uint address, double points) => new(
        Way with { Address = address }, Math.Max(Least, (float)(Against + points)));
}
