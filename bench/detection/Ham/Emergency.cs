using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Ham;

/// <summary>Emergency calls by anybody; they pass whatever is known of the caller [emergency].</summary>
internal sealed class Emergency : HamScenario
{
    private readonly Choice<Party> _numbers = new(
        (Party.Named("sip:112@carrier.example"), 4),
        (Party.Named("sip:110@carrier.example;user=phone"), 3),
        (Party.Named("tel:112;phone-context=carrier.example"), 1),
        (Party.Named("urn:service:sos"), 1),
        (Party.Named("urn:service:sos.police"), 0.3));

    private readonly Answering _answering;
    private readonly Line _centre;

    public Emergency(Setting setting) : base(setting, "emergency", 90)
    {
        _answering = new Answering(
            0.97, Length.Any(Shape, Shape.Between(60, 130), 0.8, 2), new Choice<int>((487, 1)), 0, 2.5);
        _centre = World.Connect(Dice, Party.Of(World.Numbers.Take(Dice, 0)), World.Trunks.Biz, World.Server(Dice));
    }

    public override void Emit(Day day, int calls, CallSheet sheet)
    {
        for (var i = 0; i < calls; i++)
        {
            var line = Dice.Chance(0.92) ? World.Subscriber(Dice).Line : Dice.Pick(World.Victims).Line;
            var at = day.Draw(World.Residential, Dice);
            var outcome = _answering.Draw(Dice);
            sheet.Place(Theme, line, _numbers.Draw(Dice), at, outcome);
            // The answering point calls back who was cut off.
            if (Dice.Chance(0.15)) sheet.Place(Theme, _centre, line.Party, at + outcome.TotalMs + 20_000, outcome);
        }
    }
}
