using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Ham;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;
using Spit.DetectionBench.Spam;

namespace Spit.DetectionBench.Calls;

/// <summary>The calls of a carrier for some days.</summary>
internal static class Workload
{
    private const int UsualCallsPerDay = 115_000;

    public static Call[] Generate(WorkloadOptions options)
    {
        var shape = new Dice((ulong)options.Shape).Fork("shape");
        // The seed knows the shape, so that the same seed in another shape is another world.
        var seed = new Dice((ulong)options.Seed).Fork(options.Shape).Fork("seed");
        var scale = (double)options.CallsPerDay / UsualCallsPerDay;
        var world = new WorldBuilder(shape, seed, Math.Min(1, scale)).Build();
        var setting = new Setting(world, shape.Fork("scenarios"), seed.Fork("scenarios"), scale, new MissedCalls());

        var first = new DateTime(2026, 1, 5, 0, 0, 0, DateTimeKind.Utc).AddDays(shape.Int(0, 330));
        var midnight = (long)(first - DateTime.UnixEpoch).TotalMilliseconds;
        var sheet = new CallSheet(world, seed.Fork("sheet"), midnight, midnight + (options.Days * DayProfile.DayMs));

        var households = new Households(setting);
        Scenario[] spam = SpamClasses(setting, households);
        Scenario[] ham = HamClasses(setting, households);
        var spamShare = shape.Between(0.18, 0.2);
        for (var i = 0; i < options.Days; i++)
        {
            var day = new Day(i, first.AddDays(i).DayOfWeek);
            // Spam first: honest callers call its numbers back.
            Emit(day, spam, options.CallsPerDay * spamShare, sheet);
            Emit(day, ham, options.CallsPerDay * (1 - spamShare), sheet);
        }
        return sheet.Sorted();
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
