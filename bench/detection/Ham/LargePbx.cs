using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Ham;

/// <summary>
/// An exchange of 2,000 extensions behind one address, and its power cut: everybody calls, and calls again, in the same
/// minutes [traps].
/// </summary>
internal sealed class LargePbx : HamScenario
{
    // Of the 2,000 those that ever call out themselves. Chosen.
    private const int Extensions = 900;

    private readonly Office _office;
    private readonly double _cutShare;
    private readonly double _cutMinutes;
    private readonly Answering _answering;
    private readonly Answering _busy;

    public LargePbx(Setting setting) : base(setting, "pbx2000", 3_000)
    {
        var scale = Math.Min(1, Setting.Scale);
        _office = new Office(
            World, Dice, Math.Max(40, (int)(Extensions * scale)), Math.Max(60, (int)(2_500 * scale)));
        WeekendShare = 0.5;
        _cutShare = Shape.Between(0.2, 0.5);
        _cutMinutes = Shape.Between(1, 8);
        _answering = World.Conversation with { Rate = Shape.Between(0.55, 0.8) };
        _busy = new Answering(
            Shape.Between(0.2, 0.5), Length.Any(Shape, 35, 0.9),
            new Choice<int>((486, 3), (503, 3), (408, 1), (480, 1), (487, 1)));
    }

    public override void Emit(Day day, int calls, CallSheet sheet)
    {
        var cut = day.At(Dice.Between(8, 17));
        var inCut = (int)(calls * _cutShare);
        for (var i = 0; i < inCut; i++)
        {
            var at = cut + (long)(Dice.Exponential(_cutMinutes) * 60_000);
            sheet.Place(Theme, _office.Extension(Dice), _office.Customer(Dice), at, _busy.Draw(Dice));
        }
        for (var i = inCut; i < calls; i++)
            sheet.Place(
                Theme, _office.Extension(Dice), _office.Customer(Dice), day.Draw(World.Business, Dice),
                _answering.Draw(Dice));
    }
}
