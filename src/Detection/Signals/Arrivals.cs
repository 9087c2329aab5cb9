namespace Spit.Detection.Signals;

/// <summary>Which curves are learned for which arrival.</summary>
internal static class Arrivals
{
    /// <summary>How many there are.</summary>
    public const int Count = 3;

    public static Arrival Of(TrustClass trust) => trust switch
    {
        TrustClass.Own => Arrival.Own,
        TrustClass.International or TrustClass.Undeclared => Arrival.Abroad,
        _ => Arrival.Peer,
    };

    /// <summary>The place of a facet's curve among those of all facets and arrivals.</summary>
    public static int PlaceOf(int facet, Arrival arrival) => (facet * Count) + (int)arrival;

    /// <summary>The facet at such a place.</summary>
    public static Facet FacetAt(int place) => SignalCatalogue.Facets[place / Count];

    /// <summary>The curve's name, for example <c>CALLER_BURST.hour/own</c>.</summary>
    public static string NameAt(int place) =>
        FacetAt(place).Name + "/" + NameOf((Arrival)(place % Count));

    private static string NameOf(Arrival arrival) => arrival switch
    {
        Arrival.Own => "own",
        Arrival.Peer => "peer",
        _ => "abroad",
    };
}
