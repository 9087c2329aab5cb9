using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Ham;

/// <summary>Enterprises and homes whose phones share one address on the access trunk.</summary>
internal sealed class Households
{
    public Households(Setting setting)
    {
        var (world, shape, dice) = (setting.World, setting.Shape.Fork("nat"), setting.Seed.Fork("nat sites"));
        List<Person[]> sites = [];
        var scale = Math.Min(1, setting.Scale);
        for (var i = Math.Max(4, (int)(shape.Int(10, 30) * scale)); i > 0; i--)
            sites.Add(Site(world, dice, (int)Math.Clamp(dice.LogNormal(24, 0.8), 4, 250)));
        Infected = [.. dice.Sample(sites, Math.Max(2, (int)(shape.Factor(3, 9) * scale))).Select(dice.Pick)];
        Phones = [.. sites.SelectMany(s => s).Except(Infected)];
    }

    /// <summary>Phones that do nothing wrong.</summary>
    public IReadOnlyList<Person> Phones { get; }

    /// <summary>Phones that do, each behind the address of honest ones.</summary>
    public IReadOnlyList<Person> Infected { get; }

    private static Person[] Site(World world, Dice dice, int phones)
    {
        var village = world.Subscriber(dice).Village;
        var first = World.Connect(dice, Party.Named(""), world.Trunks.Access, world.Phone(dice));
        return
        [
            .. Enumerable.Range(0, phones).Select(_ =>
            {
                var party = Party.Of(world.Numbers.Take(dice, village));
                // A firm buys the same phones by the dozen.
                var device = dice.Chance(0.6) ? first.Device : world.Phone(dice);
                var person = new Person(first with { Party = party, Device = device }, village, true)
                {
                    Activity = dice.LogNormal(1, 0.7),
                };
                for (var n = dice.Int(3, 15); n > 0; n--)
                    person.Contacts.Add(dice.Chance(0.6) ? world.Subscriber(dice) : dice.Pick(world.Foreign));
                return person;
            }),
        ];
    }
}
