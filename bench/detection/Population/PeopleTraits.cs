using Spit.DetectionBench.Drawing;

namespace Spit.DetectionBench.Population;

/// <summary>What a shape says of the people.</summary>
internal sealed class PeopleTraits(Dice shape, double scale)
{
    private readonly int _perVillage = shape.Int(70, 200);

    public int Own { get; } = (int)(shape.Int(9_000, 16_000) * scale) + 120;

    public int Foreign { get; } = (int)(shape.Int(8_000, 16_000) * scale) + 120;

    /// <summary>Groups of near neighbours.</summary>
    public int Villages => OwnVillages + Math.Max(8, Foreign / _perVillage);

    /// <summary>The first of them, whose numbers are the carrier's own as a rule.</summary>
    public int OwnVillages => Math.Max(8, Own / _perVillage);

    /// <summary>Share of the people at other carriers who live there too.</summary>
    public double Mixed { get; } = shape.Between(0.05, 0.25);

    /// <summary>Share of the foreigners who live abroad.</summary>
    public double Abroad { get; } = shape.Between(0.08, 0.25);

    /// <summary>Share of the foreigners whose calls come from a source nobody declared.</summary>
    public double Undeclared { get; } = shape.Between(0.02, 0.05);

    public double Bespoke { get; } = shape.Between(0.02, 0.12);

    public double AddressV6 { get; } = shape.Chance(0.4) ? shape.Between(0.05, 0.4) : 0;

    /// <summary>Share of homes with more than one phone.</summary>
    public double Shared { get; } = shape.Between(0.1, 0.5);

    public double MedianContacts { get; } = shape.Between(7, 14);

    public double VillageShare { get; } = shape.Between(0.2, 0.5);

    public double ForeignShare { get; } = shape.Between(0.25, 0.45);
}
