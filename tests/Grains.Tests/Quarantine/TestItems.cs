using Spit.Detection.Quarantine;

namespace Spit.Grains.Tests.Quarantine;

/// <summary>Items as a challenger brings them.</summary>
internal static class TestItems
{
    public static readonly TimeSpan Retention = TimeSpan.FromDays(7);

    /// <summary>An item that no other test has, newer than those made before.</summary>
    public static QuarantineItem Fresh(GridFixture grid, string callee = "+493023125090")
    {
        grid.Time.Advance(TimeSpan.FromMilliseconds(2));
        return new QuarantineItem
        {
            Id = Guid.CreateVersion7(grid.Time.GetUtcNow()).ToString("N"),
            Attempt = grid.Attempt(grid.FreshCaller(), grid.FreshSource(), callee),
            Duration = TimeSpan.FromSeconds(12),
            Finding = new ChallengeFinding { RobotProbability = 0.97, Decision = "robot" },
            Challenger = "challenger-1",
            StoreUri = "http://192.0.2.10:7090",
            RecordingKey = new byte[16],
            Expires = grid.Time.GetUtcNow() + Retention,
        };
    }

    /// <summary>What a message sounds like: the same for the same seed.</summary>
    public static uint[] Sound(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, 100).Select(_ => (uint)random.NextInt64(uint.MaxValue))];
    }
}
