using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Ham;

/// <summary>
/// People who call back the number that a spam call showed: an innocent subscriber's, hundreds of times, or a
/// one-ring lure's [traps].
/// </summary>
internal sealed class CallBack : HamScenario
{
    private readonly Answering _victim;
    private readonly Answering _lure;
    private readonly double _delayMinutes;

    public CallBack(Setting setting) : base(setting, "callback", 900)
    {
        _victim = World.Conversation with
        {
            Rate = Shape.Between(0.3, 0.6),
            Talk = Length.Any(Shape, Shape.Between(12, 25), 0.7, 1),
        };
        _lure = new Answering(0.8, Length.Any(Shape, 45, 0.9, 1), World.Unanswered, 0, 1.5);
        _delayMinutes = Shape.Between(5, 60);
    }

    public override void Emit(Day day, int calls, CallSheet sheet)
    {
        var missed = Setting.Missed.Take();
        if (missed.Count == 0) return;
        for (var i = 0; i < calls; i++)
        {
            var (at, callee, shown, isVictim) = Dice.Pick(missed);
            var back = at + (long)((0.5 + Dice.Exponential(_delayMinutes)) * 60_000);
            sheet.Place(Theme, callee.Line, shown, back, (isVictim ? _victim : _lure).Draw(Dice));
        }
    }
}
