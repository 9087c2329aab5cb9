using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;

namespace Spit.DetectionBench.Poisoning;

/// <summary>
/// Accounts ring an honest caller and hang up; he calls each of them back, and each reports him: a report counts only
/// for a call that was delivered.
/// </summary>
internal sealed class Smear(VictimKind kind, SmearManner manner)
    : Attack($"smear.{kind}.{manner}".ToLowerInvariant())
{
    // Chosen: less is within what a victim's few calls vary by.
    private const double Harm = 0.1;

    private const int MinuteMs = 60_000;

    public override IReadOnlyList<double> Strengths { get; } = [0, 1, 2, 4, 8, 16, 32, 64, 128, 256];

    public override IReadOnlyList<CurveFigure> Figures { get; } =
    [
        new("tagged or worse", t => t.Noticed, (share, without) => share >= without + Harm),
        new("challenged or worse", t => t.Stopped, (share, without) => share >= without + Harm),
        new("blocked", t => t.Blocked, (share, without) => share >= without + Harm),
    ];

    public override void Emit(Stage stage, double strength)
    {
        var victim = Victim.Of(kind, stage.Setting);
        var lookFrom = stage.DayAt(Course.AttackDay).At(Course.LookFrom);
        for (var i = victim.From; i < Course.Days; i++) victim.Emit(stage.DayAt(i), lookFrom, Class, stage.Sheet);

        var dice = stage.Setting.Seed.Fork(Name);
        foreach (var account in Accounts.Open(stage.Setting.World, dice, (int)strength))
            Bait(victim.Line, account, dice, stage);
    }

    private void Bait(Line victim, Line account, Dice dice, Stage stage)
    {
        var rung = stage.DayAt(Course.AttackDay).At(dice.Between(Course.BaitFrom, Course.BaitUntil));
        var calledBack = rung + dice.Int(2 * MinuteMs, 40 * MinuteMs);
        stage.Sheet.Place(Beside, account, victim.Party, rung, Outcome.Failed(487));
        var reported = Beside with { Reports = 1, ReportsUnanswered = true };
        stage.Sheet.Place(reported, victim, account.Party, calledBack, Answer(dice));
    }

    private Outcome Answer(Dice dice) => manner switch
    {
        SmearManner.Talk => Outcome.Answered(dice.Between(3, 12), dice.Between(60, 150)),
        SmearManner.HangUp => Outcome.Answered(dice.Between(3, 12), dice.Between(0.6, 1.8)),
        _ => Outcome.Failed(607),
    };
}
