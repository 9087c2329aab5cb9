using System.Text.Json;
using Spit.Media.Challenges;

namespace Spit.Cli.Tables;

/// <summary>A finding as JSON, on one line.</summary>
internal static class ChallengeJson
{
    public static void Write(TextWriter output, string file, ChallengeFinding finding)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream)) Write(writer, file, finding);
        output.WriteLine(System.Text.Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static void Write(Utf8JsonWriter writer, string file, ChallengeFinding finding)
    {
        writer.WriteStartObject();
        writer.WriteString("file", file);
        writer.WriteNumber("speechRatio", Math.Round(finding.SpeechRatio, 4));
        if (finding.Onset is { } onset) writer.WriteNumber("onsetMs", onset.TotalMilliseconds);
        else writer.WriteNull("onsetMs");
        writer.WriteNumber("longestSpurtMs", finding.LongestSpurt.TotalMilliseconds);
        writer.WriteNumber("robotProbability", Math.Round(finding.RobotProbability, 6));
        writer.WriteString("decision", Words.Of(finding.Decision));
        writer.WriteStartArray("tests");
        foreach (var test in finding.Tests)
        {
            writer.WriteStartObject();
            writer.WriteString("name", test.Name);
            writer.WriteNumber("contribution", test.Value);
            if (test.Reading.Value is { } measure) writer.WriteNumber("measure", Math.Round(measure, 4));
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
