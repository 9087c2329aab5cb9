using Spit.DetectionBench.Calls;
using Spit.DetectionBench.Scoring;
using Spit.DetectionBench.Tests.Calls;

namespace Spit.DetectionBench.Tests.Scoring;

public sealed class ComparisonTests
{
    private static readonly Call[] Calls =
    [
        ACall.At(0, kind: "spam.loud", campaign: "loud-1"),
        ACall.At(1_000, kind: "ham.family"),
        ACall.At(2_000, pop: "ber1", kind: "spam.loud", campaign: "loud-1"),
        ACall.At(3_000, kind: "spam.scan", campaign: "scan-1"),
    ];

    [Fact]
    public void Write_DetectorThatStopsLess_SaysWhereItLosesMost()
    {
        var comparison = new Comparison();
        comparison.Add("all", Json(Disposition.Allow, Disposition.Allow, Disposition.Block, Disposition.Block));
        comparison.Add("less", Json(Disposition.Allow, Disposition.Challenge, Disposition.Allow, Disposition.Block));

        using var text = new StringWriter();
        comparison.Write(text);

        var lines = text.ToString().Split('\n');
        Assert.Equal(
            "all 0.0000 % 0.000 % 66.67 % 66.67 % 1.0000 2/2 1 1/1 2 -",
            string.Join(' ', lines[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Contains(" 100.000 % ", lines[2], StringComparison.Ordinal);
        Assert.EndsWith("spam.loud 50.0 -> 0.0 %", lines[2], StringComparison.Ordinal);
    }

    private static string Json(params Disposition[] verdicts) =>
        ScoreJson.Write(new Pool([RunScore.Of(0, Calls, verdicts)]));
}
