using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Poisoning;

/// <summary>
/// A robocaller calls accomplices, or they call him, and they talk for long, on the day before he begins and while he
/// spams.
/// </summary>
/// <param name="callsPerDay">Spam calls.</param>
/// <param name="bursts">How many a day they come in; 0: they are spread over the day.</param>
/// <param name="way">Who calls whom.</param>
internal sealed class Whitewash(string manner, int callsPerDay, int bursts, PraiseWay way)
    : Attack($"whitewash.{manner}.{way}".ToLowerInvariant())
{
    private const int Accomplices = 16;

    // As other robots in the workload.
    private const double Passes = 0.03;

    private const int MinuteMs = 60_000;
    private const int BurstMs = 20 * MinuteMs;

    // Of the accomplice calls, the rest comes beside the spam.
    private const double Before = 1 / 3.0;

    // Chosen: where most of it comes through, the attack has paid.
    private const double Enough = 0.5;

    private static readonly DayProfile Waking = DayProfile.Window(8, 20);

    /// <summary>Accomplice calls a spam call.</summary>
    public override IReadOnlyList<double> Strengths { get; } = [0, 0.05, 0.1, 0.2, 0.5, 1, 2, 4, 8, 16];

    public override IReadOnlyList<CurveFigure> Figures { get; } =
    [
        new("not stopped", t => t.Calls - t.Stopped, (share, _) => share > Enough),
        new("not blocked", t => t.Calls - t.Blocked, (share, _) => share > Enough),
    ];

    public override void Emit(Stage stage, double strength)
    {
        var (world, dice) = (stage.Setting.World, stage.Setting.Seed.Fork("whitewashed " + manner));
        var spammer = World.Connect(
            dice,
            Party.Of(world.Numbers.Take(dice, dice.Int(0, world.Numbers.Villages - 1))),
            world.Trunks.Peers.Draw(dice),
            world.Devices.Bespoke(dice));
        // [nuisance]: few answer a recorded message, and most of them hang up soon.
        var answering = new Answering(
            world.AnswerRate * 0.7, new Length(LengthFamily.Recording, 30, 0.1, 0.6), world.Unanswered,
            world.Voicemail * 0.5);
        var theme = new Theme(Class, world.SpamReports, Passes);
        long[] times =
        [
            .. Times(stage.DayAt(Course.AttackDay + 1), dice),
            .. Times(stage.DayAt(Course.AttackDay + 2), dice),
        ];
        foreach (var at in times)
            stage.Sheet.Place(theme, spammer, world.Subscriber(dice).Party, at, answering.Draw(dice));
        Praise(spammer, times, strength, stage);
    }

    private long[] Times(Day day, Dice dice)
    {
        long[] starts = [.. Enumerable.Range(0, bursts).Select(_ => day.Draw(Waking, dice))];
        return
        [
            .. Enumerable.Range(0, callsPerDay)
                .Select(_ => bursts == 0 ? day.Draw(Waking, dice) : dice.Pick(starts) + dice.Int(0, BurstMs)),
        ];
    }

    private void Praise(Line spammer, long[] times, double strength, Stage stage)
    {
        var dice = stage.Setting.Seed.Fork(Name + " accomplices");
        var accomplices = Accounts.Open(stage.Setting.World, dice, Accomplices);
        var first = stage.DayAt(Course.AttackDay);
        var before = (int)(Before * strength * times.Length);
        for (var i = 0; i < before; i++) Talk(first.Draw(Waking, dice));
        foreach (var at in times)
        {
            for (var i = dice.Round((1 - Before) * strength); i > 0; i--)
                Talk(at + dice.Int(-10 * MinuteMs, 10 * MinuteMs));
        }

        void Talk(long at)
        {
            var accomplice = dice.Pick(accomplices);
            var (caller, callee) = way == PraiseWay.Calling ? (spammer, accomplice) : (accomplice, spammer);
            var outcome = Outcome.Answered(dice.Between(2, 9), dice.Between(90, 300));
            // Made by hand: these pass a challenge as people do.
            stage.Sheet.Place(Beside, caller, callee.Party, at, outcome);
        }
    }
}
