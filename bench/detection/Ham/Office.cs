using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;

namespace Spit.DetectionBench.Ham;

/// <summary>A firm: an exchange with extensions behind one address, and its customers.</summary>
internal sealed class Office
{
    private readonly Line[] _extensions;
    private readonly Party[] _customers;
    private readonly double _showsMain;

    /// <param name="shortShare">
    /// Chance that its extensions show their short internal numbers, legitimate on an own trunk.
    /// </param>
    public Office(World world, Dice dice, int extensions, int customers, double shortShare = 0)
    {
        Main = Line(world, dice);
        var showsShort = dice.Chance(shortShare);
        // Direct dialling: a number of its own for each extension, near the main number.
        var village = dice.Int(0, world.Numbers.Villages - 1);
        _extensions =
        [
            .. Enumerable.Range(100, extensions).Select(i => Main with
            {
                Party = showsShort
                    ? Party.Named($"sip:{i}@carrier.example")
                    : Party.Of(world.Numbers.Take(dice, village)),
            }),
        ];
        _customers =
        [
            .. Enumerable.Range(0, customers)
                .Select(_ => dice.Chance(0.55) ? world.Subscriber(dice).Party : dice.Pick(world.Foreign).Party),
        ];
        _showsMain = dice.Chance(0.5) ? dice.Between(0.7, 1) : dice.Between(0, 0.3);
        Weight = dice.LogNormal(Math.Sqrt(extensions), 0.7);
    }

    public Line Main { get; }

    /// <summary>How much it calls, next to others.</summary>
    public double Weight { get; }

    public Line Extension(Dice dice) =>
        dice.Chance(_showsMain) ? Main : _extensions[(int)(_extensions.Length * dice.Unit() * dice.Unit())];

    /// <summary>An extension that shows its own number.</summary>
    public Line Phone(Dice dice) => dice.Pick(_extensions);

    public Party Customer(Dice dice) => _customers[(int)(_customers.Length * dice.Unit() * Math.Sqrt(dice.Unit()))];

    private static Line Line(World world, Dice dice)
    {
        var number = world.Numbers.Take(dice, dice.Int(0, world.Numbers.Villages - 1));
        return World.Connect(dice, Party.Of(number), world.Trunks.Biz, world.Server(dice));
    }
}
