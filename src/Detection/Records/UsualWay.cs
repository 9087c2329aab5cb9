namespace Spit.Detection.Records;

/// <summary>The way by which most of a number's good calls came.</summary>
/// <param name="Way">The way; default when there is none.</param>
/// <param name="Lead">By how many calls it is ahead of all others together, to <see cref="MostLead"/>.</param>
[GenerateSerializer, Immutable, Alias("spit.UsualWay")]
internal readonly record struct UsualWay([property: Id(0)] CallWay Way, [property: Id(1)] byte Lead)
{
    // Chosen: who moves to another phone has a new way after a dozen calls.
    private const byte MostLead = 12;

    public bool Is(CallWay way) => Lead > 0 && Way == way;

    /// <summary>Takes in the way of a good call.</summary>
    public UsualWay With(CallWay way)
    {
        if (Lead == 0) return new UsualWay(way, 1);
        return this with { Lead = Way == way ? Math.Min(MostLead, (byte)(Lead + 1)) : (byte)(Lead - 1) };
    }
}
