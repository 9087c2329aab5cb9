using System.Globalization;

namespace Spit.Oracle.Tests.Schedules;

/// <summary>Which schedules a run has: 200, or as many as the environment says, or one of them again.</summary>
/// <remarks>
/// <c>SPIT_ORACLE_SCHEDULES=10000 ./test.sh Oracle</c> runs more; <c>SPIT_ORACLE_SEED=17 ./test.sh Oracle</c> runs
/// schedule 17 of each kind. A seed fixes what is done and in which order, not how fast the machine does it: what goes
/// wrong once in a while with it may need a few runs.
/// </remarks>
internal static class Seeds
{
    private const int Usual = 200;

    // Chosen: a silo outside costs a start and an end, several seconds, so there are few.
    private const int SchedulesARound = 200;
    private const int MostRounds = 20;

    /// <summary>Of schedules in which silos stay.</summary>
    public static IReadOnlyList<int> Schedules => Only is { } seed ? [seed] : [.. Enumerable.Range(1, Count)];

    /// <summary>Of rounds in which a silo ends.</summary>
    public static IReadOnlyList<int> Rounds =>
        Only is { } seed ? [seed] : [.. Enumerable.Range(1, Math.Clamp(Count / SchedulesARound, 1, MostRounds))];

    private static int Count => Number("SPIT_ORACLE_SCHEDULES") ?? Usual;

    private static int? Only => Number("SPIT_ORACLE_SEED");

    /// <summary>How a run is described and, when it failed, repeated.</summary>
    public static string Text(IReadOnlyList<int> seeds) =>
        seeds.Count == 1 ? $"seed {seeds[0]}" : $"seeds {seeds[0]} to {seeds[^1]}";

    private static int? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
            ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)
            : null;
}
