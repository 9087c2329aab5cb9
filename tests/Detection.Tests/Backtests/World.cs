using Spit.Detection.Backtests;

namespace Spit.Detection.Tests.Backtests;

/// <summary>A small world: people who know each other, and robots from two trunks.</summary>
internal static class World
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    public static CallRow[] Rows(int seed, int count)
    {
        var random = new Random(seed);
        var at = Start;
        var rows = new CallRow[count];
        for (var i = 0; i < count; i++)
        {
            at = at.AddSeconds(random.NextDouble() * 4);
            rows[i] = random.NextDouble() < 0.3 ? Robot(random, at) : Person(random, at);
        }
        return rows;
    }

    /// <summary>When the last of what a call teaches is known.</summary>
    public static DateTimeOffset KnownAt(CallRow row, Disposition disposition)
    {
        if (disposition >= Disposition.Block) return DateTimeOffset.MaxValue;
        var end = row.Attempt.At + (row.Duration is { } talk ? row.Answer + talk : Backtest.RingTime);
        var challenged = row.Attempt.At + Backtest.ChallengeTime;
        return disposition == Disposition.Challenge && challenged > end ? challenged : end;
    }

    /// <summary>The same attempt, of which nothing that is known by then has changed and all the rest has.</summary>
    public static CallRow Otherwise(CallRow row, DateTimeOffset now) => row with
    {
        Response = 200,
        Duration = (row.Duration ?? TimeSpan.Zero) + TimeSpan.FromHours(1),
        Answer = row.Answer + TimeSpan.FromHours(1),
        Reported = !row.Reported,
        WouldPass = row.Attempt.At + Backtest.ChallengeTime > now ? !row.WouldPass : row.WouldPass,
    };

    private static CallRow Person(Random random, DateTimeOffset at)
    {
        var caller = random.Next(300);
        return new CallRow
        {
            Attempt = Attempt(
                at, TrustClass.Own, "access", caller, (caller + random.Next(1, 5)) % 300, $"ua{caller % 9}"),
            Response = random.NextDouble() < 0.7 ? 200 : 486,
            Answer = TimeSpan.FromSeconds(5),
            Duration = TimeSpan.FromSeconds(20 + (random.NextDouble() * 300)),
            WouldPass = random.NextDouble() < 0.97,
            Class = "ham",
        };
    }

    private static CallRow Robot(Random random, DateTimeOffset at)
    {
        var answered = random.NextDouble() < 0.4;
        return new CallRow
        {
            Attempt = Attempt(at, TrustClass.Peer, "ic-1", 500 + random.Next(6), random.Next(300), "robot"),
            Response = answered ? 200 : 404,
            Answer = TimeSpan.FromSeconds(4),
            Duration = answered ? TimeSpan.FromSeconds(2 + (random.NextDouble() * 5)) : null,
            Reported = answered && random.NextDouble() < 0.1,
            WouldPass = random.NextDouble() < 0.03,
            Class = "spam",
        };
    }

    private static CallAttempt Attempt(
        DateTimeOffset at, TrustClass trust, string trunk, int caller, int callee, string fingerprint) => new()
        {
            Caller = new CallerKey(trust, $"+493023125{caller:000}"),
            Callee = $"+493023125{callee:000}",
            Source = SourceAddress.FromBytes([192, 0, 2, (byte)(caller % 20)]),
            Trunk = trunk,
            At = at,
            Fingerprint = fingerprint,
        };
}
