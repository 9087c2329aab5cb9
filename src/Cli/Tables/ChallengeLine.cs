using System.Globalization;
using Spit.Media.Challenges;

namespace Spit.Cli.Tables;

/// <summary>A finding as one line of text.</summary>
internal static class ChallengeLine
{
    /// <param name="output">Where it goes.</param>
    /// <param name="file">What the line begins with; null: nothing.</param>
    /// <param name="finding">What was found.</param>
    public static void Write(TextWriter output, string? file, ChallengeFinding finding)
    {
        var onset = finding.Onset is { } at ? $"{Number(at.TotalMilliseconds)} ms" : "none";
        var tests = finding.Tests
            .Where(t => t.Reading.IsAsked)
            .Select(t => $"{t.Name} {t.Value.ToString("+0.000;-0.000;0", CultureInfo.InvariantCulture)}");
        var start = file is null ? "" : $"{file}: ";
        output.WriteLine(
            $"{start}{Words.Of(finding.Decision)}, robot probability {Number(finding.RobotProbability)}"
            + $"; speech ratio {Number(finding.SpeechRatio)}, onset {onset}"
            + $", longest spurt {Number(finding.LongestSpurt.TotalMilliseconds)} ms; {string.Join(", ", tests)}");
    }

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
