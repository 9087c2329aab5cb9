using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Spit.Simulator.Reporting;

/// <summary>
/// What became of all calls. Seconds count from the robocaller's first call; null: it was never refused.
/// </summary>
internal sealed record Summary
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public required int Calls { get; init; }

    public required int Allowed { get; init; }

    public required int Tagged { get; init; }

    public required int Challenged { get; init; }

    /// <summary>Refused by a verdict, for good or for now.</summary>
    public required int Blocked { get; init; }

    /// <summary>Calls of families and of the hospital that a verdict refused.</summary>
    public required int WronglyBlocked { get; init; }

    public required double? SecondsToFirstBlock { get; init; }

    /// <summary>Until the second point of presence refused it too.</summary>
    public required double? SecondsToBlockAtOtherPop { get; init; }

    /// <summary>Calls without a verdict: no answer, or a failure.</summary>
    public required int Failed { get; init; }

    /// <summary>The two calls that were spoken; null: there were none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ChallengeSummary? Challenge { get; init; }

    /// <summary>Calls of families and of the hospital.</summary>
    [JsonIgnore]
    public int Honest { get; init; }

    [JsonIgnore]
    public int RobocallsDelivered { get; init; }

    [JsonIgnore]
    public int RobocallsChallenged { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>The same in words.</summary>
    public IEnumerable<string> Explain()
    {
        yield return $"{Calls} calls: {Allowed} allowed, {Tagged} tagged, {Challenged} challenged, {Blocked} blocked, "
            + $"{Failed} failed.";
        yield return $"Families and hospital: {Honest} calls, {WronglyBlocked} of them refused.";
        var robocaller =
            $"Robocaller: {Calls - Honest} calls, {RobocallsDelivered} delivered, {RobocallsChallenged} challenged";
        yield return (SecondsToFirstBlock, SecondsToBlockAtOtherPop) switch
        {
            (null, _) => $"{robocaller}; never refused.",
            ({ } first, null) => $"{robocaller}; refused {Seconds(first)} after its first call, at one POP only.",
            ({ } first, { } other) =>
                $"{robocaller}; refused {Seconds(first)} after its first call, at the other POP {Seconds(other)}.",
        };
        foreach (var line in Challenge?.Explain() ?? [])
            yield return line;
    }

    private static string Seconds(double seconds) => seconds.ToString("0.00", CultureInfo.InvariantCulture) + " s";
}
