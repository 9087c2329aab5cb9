using Spit.DetectionBench.Drawing;
using Spit.DetectionBench.Population;
using Spit.DetectionBench.Scenarios;

namespace Spit.DetectionBench.Calls;

/// <summary>A carrier of a shape and a seed, and the sheet for its calls, before anybody has called.</summary>
internal sealed class Stage
{
    private const int UsualCallsPerDay = 115_000;

    private readonly DateTime _first;

    public Stage(WorkloadOptions options)
    {
        CallsPerDay = options.CallsPerDay;
        var shape = new Dice((ulong)options.Shape).Fork("shape");
        // The seed knows the shape, so that the same seed in another shape is another world.
        var seed = new Dice((ulong)options.Seed).Fork(options.Shape).Fork("seed");
        var scale = (double)options.CallsPerDay / UsualCallsPerDay;
        var world = new WorldBuilder(shape, seed, Math.Min(1, scale)).Build();
        Setting = new Setting(world, shape.Fork("scenarios"), seed.Fork("scenarios"), scale, new MissedCalls());

        _first = new DateTime(2026, 1, 5, 0, 0, 0, DateTimeKind.Utc).AddDays(shape.Int(0, 330));
        var midnight = (long)(_first - DateTime.UnixEpoch).TotalMilliseconds;
        var end = midnight + (options.Days * DayProfile.DayMs);
        Sheet = new CallSheet(world, seed.Fork("sheet"), midnight, end);
        SpamShare = shape.Between(0.18, 0.2);
    }

    public Setting Setting { get; }

    public CallSheet Sheet { get; }

    public int CallsPerDay { get; }

    /// <summary>Of all calls.</summary>
    public double SpamShare { get; }

    public Day DayAt(int index) => new(index, _first.AddDays(index).DayOfWeek);
}
