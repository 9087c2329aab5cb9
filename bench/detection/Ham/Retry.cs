using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Ham;

/// <summary>Storms of retries to a callee who is busy or fails: 486, 503, 408 [world].</summary>
internal sealed class Retry : HamScenario
{
    private readonly Choice<int> _codes;
    private readonly double _tries;
    private readonly double _gapSeconds;

    public Retry(Setting setting) : base(setting, "retry", 1_500)
    {
        _codes = new Choice<int>(
            (486, 3), (503, Shape.Between(0.5, 3)), (408, Shape.Between(0.3, 2)), (480, 0.6), (500, 0.3));
        _tries = Shape.Between(6, 35);
        _gapSeconds = Shape.Between(3, 30);
    }

    public override void Emit(Day day, int calls, CallSheet sheet)
    {
        for (var placed = 0; placed < calls;)
        {
            var caller = Dice.Chance(0.7) ? World.Subscriber(Dice) : Dice.Pick(World.Foreign);
            var callee = caller.Contact(Dice);
            var code = _codes.Draw(Dice);
            var at = day.Draw(World.Residential, Dice);
            for (var tries = 3 + Dice.Round(Dice.Exponential(_tries)); tries > 0; tries--, placed++)
            {
                var outcome = Outcome.Failed(Dice.Chance(0.95) ? code : _codes.Draw(Dice));
                sheet.Place(Theme, caller.Line, callee.Party, at, outcome);
                at += (long)(Dice.LogNormal(_gapSeconds, 0.5) * 1000);
            }
            if (Dice.Chance(0.6)) sheet.Place(Theme, caller.Line, callee.Party, at, World.Conversation.Draw(Dice));
        }
    }
}
