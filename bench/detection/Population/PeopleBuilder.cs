using Spit.DetectionBench.Drawing;

namespace Spit.DetectionBench.Population;

/// <summary>Draws people, their phones and whom they know.</summary>
internal sealed class PeopleBuilder(
    PeopleTraits traits,
    Dice dice,
    TrunkSet trunks,
    DeviceCatalogue devices,
    NumberSpace numbers,
    AddressSpace addresses)
{
    // Where the number plan is too small for all, people live closer together.
    private readonly int _own = Math.Min(traits.OwnVillages, numbers.Villages / 2);

    public List<Person> Own()
    {
        List<Person> people = [];
        while (people.Count < traits.Own)
        {
            var village = OwnVillage();
            var address = dice.Chance(traits.AddressV6) ? addresses.TakeV6(dice) : trunks.Access.NewAddress(dice);
            var pop = trunks.Access.Pop(dice);
            var signature = trunks.Access.Sign(dice);
            for (var phones = dice.Chance(traits.Shared) ? dice.Int(2, 4) : 1; phones > 0; phones--)
            {
                var party = Party.Of(numbers.Take(dice, village));
                var line = new Line(party, trunks.Access, Phone(), address, pop, signature);
                people.Add(new Person(line, village, true) { Activity = Activity() });
            }
        }
        return people;
    }

    public List<Person> Foreign()
    {
        List<Person> people = [];
        while (people.Count < traits.Foreign)
        {
            var abroad = dice.Chance(traits.Abroad);
            var trunk = dice.Chance(traits.Undeclared) ? trunks.Unknown
                : abroad ? trunks.International : trunks.Peers.Draw(dice);
            var village = dice.Chance(traits.Mixed) ? OwnVillage() : dice.Int(_own, numbers.Villages - 1);
            var number = abroad ? numbers.TakeAbroad(dice) : numbers.Take(dice, village);
            var line = World.Connect(dice, Party.Of(number), trunk, Phone(), dice.Chance(0.3));
            people.Add(new Person(line, village, false) { Activity = Activity() });
        }
        return people;
    }

    /// <summary>Who knows somebody is known by him.</summary>
    public void Acquaint(List<Person> own, List<Person> foreign)
    {
        var neighbours = own.ToLookup(p => p.Village).ToDictionary(g => g.Key, g => g.ToArray());
        foreach (var person in own)
        {
            var wanted = Math.Clamp(dice.LogNormal(traits.MedianContacts, 0.6), 3, 60) / 2;
            for (var i = 0; i < wanted; i++)
            {
                var other = dice.Chance(traits.ForeignShare) ? dice.Pick(foreign)
                    : dice.Chance(traits.VillageShare) ? dice.Pick(neighbours[person.Village]) : dice.Pick(own);
                if (other == person) continue;
                person.Contacts.Add(other);
                other.Contacts.Add(person);
            }
        }
        foreach (var person in own.Concat(foreign).Where(p => p.Contacts.Count == 0))
            person.Contacts.Add(dice.Pick(own));
    }

    private int OwnVillage() => dice.Int(0, _own - 1);

    private double Activity() => dice.LogNormal(1, 0.8);

    private Device Phone() => dice.Chance(traits.Bespoke) ? devices.Bespoke(dice) : devices.Phone(dice);
}
