using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;

namespace Spit.DetectionBench.Scenarios;

/// <summary>One kind of caller: its parameters come from the shape, its calls from the seed.</summary>
internal abstract class Scenario
{
    protected Scenario(Setting setting, string name, double usualCalls)
    {
        Setting = setting;
        Class = name;
        Shape = setting.Shape.Fork(name);
        Dice = setting.Seed.Fork(name);
        UsualCalls = usualCalls * Shape.Factor(0.65, 1.55);
    }

    public string Class { get; }

    /// <summary>Calls a day among 115,000, before all are scaled to what is asked for.</summary>
    public double UsualCalls { get; }

    /// <summary>How much of that is left on a Saturday or Sunday; others fill the gap.</summary>
    public double WeekendShare { get; protected init; } = 1;

    protected Setting Setting { get; }

    protected World World => Setting.World;

    protected Dice Shape { get; }

    protected Dice Dice { get; }

    public double CallsOn(Day day) => UsualCalls * (day.IsWeekend ? WeekendShare : 1);

    /// <summary>Places about so many calls.</summary>
    public abstract void Emit(Day day, int calls, CallSheet sheet);

    /// <summary>A count of organisations, people or numbers that grows with the size of the run.</summary>
    protected int Scaled(double low, double high, int least = 1) =>
        Math.Max(least, (int)Math.Round(Shape.Factor(low, high) * Math.Min(1, Setting.Scale)));
}
