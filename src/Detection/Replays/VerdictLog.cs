using System.Text.Json;
using System.Text.Json.Serialization;

namespace Spit.Detection.Replays;

/// <summary>Records as text, one JSON object a line; what is read equals what was written to the last bit.</summary>
public static class VerdictLog
{
    // Numbers are written in the shortest form that reads back to the same bits.
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        IgnoreReadOnlyProperties = true,
        RespectNullableAnnotations = true,
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false),
            new SourceAddressJson(),
            new ScoreJson(),
            new ContributionJson(),
            new StandingSetJson(),
        },
    };

    /// <summary>One line, without its end.</summary>
    public static string Write(VerdictRecord record) => JsonSerializer.Serialize(record, Options);

    /// <summary>Reads a line.</summary>
    /// <param name="line">A record as it was written.</param>
    /// <param name="record">Null on failure.</param>
    /// <param name="error">What is wrong with the line; empty on success.</param>
    public static bool TryRead(string line, out VerdictRecord? record, out string error)
    {
        record = null;
        error = "";
        try
        {
            record = JsonSerializer.Deserialize<VerdictRecord>(line, Options);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            error = e.Message.ReplaceLineEndings(" ");
            return false;
        }
        if (record is null) error = "holds nothing";
        return record is not null;
    }

    /// <summary>Writes records, a line each.</summary>
    public static void Write(IEnumerable<VerdictRecord> records, TextWriter lines)
    {
        foreach (var record in records)
        {
            lines.Write(Write(record));
            lines.Write('\n');
        }
    }

    /// <summary>Reads records, a line each; empty lines are passed over.</summary>
    /// <param name="lines">As written.</param>
    /// <param name="refuse">Told of each line that is no record: its number, from 1, and what is wrong.</param>
    public static IEnumerable<VerdictRecord> Read(TextReader lines, Action<int, string> refuse)
    {
        for (var number = 1; lines.ReadLine() is { } line; number++)
        {
            if (line.Length == 0) continue;
            if (TryRead(line, out var record, out var error)) yield return record!;
            else refuse(number, error);
        }
    }
}
