namespace Spit.Detection.Tests.Scenarios;

/// <summary>How the people and machines of the scenarios call.</summary>
internal static class Plans
{
    public const string Hospital = "+493023125010";
    public const string Robot = "+493023125666";

    /// <summary>A machine that calls somebody new at a steady pace.</summary>
    public static IEnumerable<Call> Steady(
        string caller, double perSecond, TimeSpan length, Func<int, Call> how, double start = 0) =>
        Enumerable.Range(0, (int)Math.Round(perSecond * length.TotalSeconds)).Select(i => how(i) with
        {
            At = TimeSpan.FromSeconds(start + (i / perSecond)),
            Caller = caller,
            Callee = how(i).Callee is "" ? Person(caller, i) : how(i).Callee,
        });

    /// <summary>Calls answered with a given probability, talk time between two limits.</summary>
    public static Func<int, Call> Answered(int seed, double share, double leastTalk, double mostTalk)
    {
        var random = new Random(seed);
        var plans = new List<Call>();
        return i =>
        {
            while (plans.Count <= i) plans.Add(Next(random, share, leastTalk, mostTalk));
            return plans[i];
        };
    }

    /// <summary>The honest distribution of talk times: log-logistic, median 74 s, shape 1.6.</summary>
    public static TimeSpan Talk(Random random)
    {
        var u = 0.001 + (random.NextDouble() * 0.998);
        return TimeSpan.FromSeconds(74 * Math.Pow(u / (1 - u), 1 / 1.6));
    }

    /// <summary>A household: a few numbers, called now and then, with honest talk times.</summary>
    public static IEnumerable<Call> Family(string caller, int seed, int callees, TimeSpan length, TimeSpan meanGap)
    {
        var random = new Random(seed);
        var at = TimeSpan.FromSeconds(random.NextDouble() * 20);
        while (at < length)
        {
            var isAnswered = random.NextDouble() < 0.7;
            yield return new Call
            {
                At = at,
                Caller = caller,
                Callee = Person(caller, random.Next(callees)),
                Ring = TimeSpan.FromSeconds(isAnswered ? 2 + (random.NextDouble() * 10) : 20),
                Code = isAnswered ? 200 : 487,
                Talk = isAnswered ? Talk(random) : TimeSpan.Zero,
            };
            at += meanGap * (0.1 - Math.Log(1 - random.NextDouble()));
        }
    }

    private static string Person(string caller, int i) => $"sip:{i}.of.{caller}@example.com";

    private static Call Next(Random random, double share, double leastTalk, double mostTalk)
    {
        var isAnswered = random.NextDouble() < share;
        var call = new Call { At = default, Caller = "", Callee = "" };
        return isAnswered
            ? call with
            {
                Ring = TimeSpan.FromSeconds(1 + (random.NextDouble() * 8)),
                Talk = TimeSpan.FromSeconds(leastTalk + (random.NextDouble() * (mostTalk - leastTalk))),
            }
            : call with { Ring = TimeSpan.FromSeconds(20), Code = 487 };
    }
}
