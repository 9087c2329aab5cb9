using Spit.DetectionBench.Ham;
using Spit.DetectionBench.Scenarios;
using Spit.DetectionBench.Spam;

namespace Spit.DetectionBench.Calls;

/// <summary>The calls of a carrier for some days.</summary>
internal static class Workload
{
    public static Call[] Generate(WorkloadOptions options)
    {
        var stage = new Stage(options);
        Emit(stage, 0, options.Days);
        return stage.Sheet.Sorted();
    }

    /// <summary>Places the calls of these days.</summary>
    /// <param name="until">The day after the last of them.</param>
    public static void Emit(Stage stage, int from, int until)
    {
        var households = new Households(stage.Setting);
        Scenario[] spam = SpamClasses(stage.Setting, households);
        Scenario[] ham = HamClasses(stage.Setting, households);
        for (var i = from; i < until; i++)
        {
            var day = stage.DayAt(i);
            // Spam first: honest callers call its numbers back.
            Emit(day, spam, stage.CallsPerDay * stage.SpamShare, stage.Sheet);
            Emit(day, ham, stage.CallsPerDay * (1 - stage.SpamShare), stage.Sheet);
        }
    }

    private static void Emit(Day day, Scenario[] scenarios, double calls, CallSheet sheet)
    {
        var all = scenarios.Sum(s => s.CallsOn(day));
        foreach (var scenario in scenarios)
            scenario.Emit(day, (int)Math.Round(calls * scenario.CallsOn(day) / all), sheet);
    }

    private static Scenario[] SpamClasses(Setting setting, Households households) =>
    [
        new Loud(setting), new Silent(setting), new Spoofed(setting), new Scan(setting), new Near(setting),
        new Wangiri(setting), new Rotating(setting), new Snowshoe(setting), new Mimic(setting), new Sleeper(setting),
        new LowSlow(setting), new RotatingSlow(setting), new Infected(setting, households), new Hijacked(setting),
        new ShortNumber(setting), new Live(setting),
    ];

    private static Scenario[] HamClasses(Setting setting, Households households) =>
    [
        new Family(setting), new Foreign(setting), new Roaming(setting), new NewNumber(setting), new Ported(setting),
        new Business(setting), new LargePbx(setting), new School(setting), new Hospital(setting), new Dialler(setting),
        new Radio(setting), new CallBack(setting), new Victim(setting), new Crisis(setting), new Forwarder(setting),
        new Nat(setting, households), new Taxi(setting), new Reminders(setting), new Charity(setting),
        new Neighbour(setting), new Retry(setting), new Courier(setting), new CallCentre(setting), new Otp(setting),
        new Alarm(setting), new Anonymous(setting), new Practice(setting), new Pollster(setting),
        new Conference(setting), new Misdial(setting), new Emergency(setting),
    ];
}
