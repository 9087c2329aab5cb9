using System.Globalization;
using System.Text.Json;

namespace Spit.DetectionBench.Scoring;

/// <summary>
/// Sets the scores of several detectors over the same calls beside each other; the first is the reference.
/// </summary>
internal sealed class Comparison
{
    private readonly List<(string Name, JsonElement Score)> _detectors = [];

    /// <param name="json">What <see cref="ScoreJson"/> wrote.</param>
    public void Add(string name, string json)
    {
        using var document = JsonDocument.Parse(json);
        _detectors.Add((name, document.RootElement.Clone()));
    }

    public void Write(TextWriter text)
    {
        var width = _detectors.Max(d => d.Name.Length) + 2;
        string[] heads =
        [
            "ham blocked", "ham held", "stopped", "blocked", "precision", "found", "delivered", "elsewhere", "after s",
        ];
        Line(text, "", width, heads, "loses most");
        foreach (var (name, score) in _detectors) Line(text, name, width, Cells(score), Loss(score));
    }

    private static string[] Cells(JsonElement score)
    {
        var (ham, spam) = (score.GetProperty("ham"), score.GetProperty("spam"));
        var campaigns = score.GetProperty("allCampaigns");
        var isKnown = campaigns.ValueKind == JsonValueKind.Object;
        double Of(string name) => isKnown ? campaigns.GetProperty(name).GetDouble() : 0;
        var after = isKnown && campaigns.GetProperty("secondsToOtherPop") is { ValueKind: JsonValueKind.Number } seconds
            ? seconds.GetDouble().ToString("0", CultureInfo.InvariantCulture)
            : "-";
        return
        [
            Percent(ham, "blockedShare", "0.0000"), Percent(ham, "heldShare", "0.000"),
            Percent(spam, "stoppedShare", "0.00"), Percent(spam, "blockedShare", "0.00"),
            score.GetProperty("precision").GetDouble().ToString("0.0000", CultureInfo.InvariantCulture),
            Fraction(Of("found"), Of("campaigns")),
            Of("deliveredBefore").ToString("0", CultureInfo.InvariantCulture),
            Fraction(Of("blockedElsewhere"), Of("spread")), after,
        ];
    }

    /// <summary>The class that this detector stops less of than the reference does, by most.</summary>
    private string Loss(JsonElement score)
    {
        var worst = ("", 0.0, 0.0);
        foreach (var kind in _detectors[0].Score.GetProperty("classes").EnumerateObject())
        {
            if (!Pool.IsSpam(kind.Name)) continue;
            if (!score.GetProperty("classes").TryGetProperty(kind.Name, out var own)) continue;
            var (before, after) = (Stopped(kind.Value), Stopped(own));
            if (before - after > worst.Item2 - worst.Item3) worst = (kind.Name, before, after);
        }
        return worst.Item1.Length == 0
            ? "-"
            : string.Create(
                CultureInfo.InvariantCulture, $"{worst.Item1} {100 * worst.Item2:0.0} -> {100 * worst.Item3:0.0} %");
    }

    private static double Stopped(JsonElement tally) => tally.GetProperty("stoppedShare").GetDouble();

    private static string Percent(JsonElement tally, string share, string format) =>
        (100 * tally.GetProperty(share).GetDouble()).ToString(format, CultureInfo.InvariantCulture) + " %";

    private static string Fraction(double part, double of) =>
        string.Create(CultureInfo.InvariantCulture, $"{part:0}/{of:0}");

    private static void Line(TextWriter text, string name, int width, string[] cells, string last) =>
        text.Write(name.PadRight(width) + string.Concat(cells.Select(c => c.PadLeft(12))) + "  " + last + "\n");
}
