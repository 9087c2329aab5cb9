using Spit.DetectionBench.Drawing;

namespace Spit.DetectionBench.Population;

/// <summary>Draws a world: what kind of carrier from the shape, who lives there from the seed.</summary>
internal sealed class WorldBuilder(Dice shape, Dice seed, double scale)
{
    private static readonly string[] PopNames =
        ["fra1", "ber1", "ham1", "muc1", "cgn1", "lej1", "str1", "vie1", "ams1", "zrh1", "han1", "dus1"];

    private readonly Dice _shape = shape.Fork("world");
    private readonly Dice _seed = seed.Fork("world");

    public World Build()
    {
        var addresses = new AddressSpace(_seed.Fork("addresses"));
        var devices = new DeviceCatalogue(_shape.Fork("devices"));
        var trunks = new TrunkBuilder(_shape.Fork("trunks"), _seed.Fork("trunks"), addresses, devices, scale).Build();
        var traits = new PeopleTraits(_shape.Fork("people"), scale);
        var numbers = new NumberSpace(_shape.Int(5, 6), traits.Villages);
        var people = new PeopleBuilder(traits, _seed.Fork("people"), trunks, devices, numbers, addresses);
        var own = people.Own();
        var foreign = people.Foreign();
        people.Acquaint(own, foreign);
        var forwarders = Enumerable.Range(0, _shape.Int(1, 4))
            .Select(_ => Forwarder(trunks.Forwarder, devices))
            .ToArray();
        var victims = Math.Max(6, (int)(_shape.Int(20, 120) * scale));
        var elsewhere = Math.Max(2, (int)(victims * _shape.Between(0.1, 0.5)));
        return new World
        {
            Pops = _shape.Sample(PopNames, World.PopCount),
            Devices = devices,
            Numbers = numbers,
            Trunks = trunks,
            BespokeShare = traits.Bespoke,
            Own = [.. own.Skip(victims)],
            Victims = [.. own.Take(victims), .. foreign.Take(elsewhere)],
            Foreign = [.. foreign.Skip(elsewhere)],
            Forwarders = forwarders,
            ForwardedSpam = _shape.Factor(0.0005, 0.006),
            Unwanted = _shape.Chance(0.5) ? _shape.Between(0.05, 0.4) : 0,
            Residential = Evening(),
            Business = Office(),
            Unanswered = Codes(),
            Talk = Conversation(),
            Voicemail = _shape.Between(0, 0.45),
            AnswerRate = _shape.Between(0.55, 0.8),
            SpamReports = _shape.Factor(0.03, 0.14),
            HamReports = _shape.Factor(0.0002, 0.002),
        };
    }

    private Line Forwarder(Trunk trunk, DeviceCatalogue devices) =>
        World.Connect(_seed, Party.Named(""), trunk, devices.Server(_seed), everywhere: _seed.Chance(0.5));

    private DayProfile Evening() => DayProfile.Peaks(
        _shape.Between(0.01, 0.05),
        (_shape.Between(10, 12), _shape.Between(1.5, 3), _shape.Between(0.4, 1)),
        (_shape.Between(17.5, 20), _shape.Between(1.5, 2.5), _shape.Between(0.6, 1.2)));

    private DayProfile Office() => DayProfile.Peaks(
        _shape.Between(0.005, 0.03),
        (_shape.Between(9.5, 11), _shape.Between(1, 1.7), 1),
        (_shape.Between(14, 16), _shape.Between(1, 1.7), _shape.Between(0.6, 1)));

    private Choice<int> Codes() => new(
        (480, _shape.Factor(0.2, 1)),
        (487, _shape.Factor(0.3, 1.5)),
        (486, _shape.Factor(0.2, 1)),
        (408, _shape.Factor(0.03, 0.3)),
        (404, _shape.Factor(0.02, 0.12)),
        (484, _shape.Factor(0.003, 0.02)),
        (603, _shape.Factor(0.02, 0.3)),
        (500, _shape.Factor(0.005, 0.04)),
        (503, _shape.Factor(0.01, 0.08)));

    // [talk]: truncated log-logistic, median 74 s, shape 1.6; years and carriers differ around it.
    private Length Conversation() => _shape.Chance(0.6)
        ? new Length(LengthFamily.LogLogistic, 74 * _shape.Factor(0.75, 1.4), _shape.Between(1.4, 1.9), 1)
        : new Length(LengthFamily.LogNormal, 74 * _shape.Factor(0.75, 1.4), _shape.Between(1.0, 1.35), 1);
}
