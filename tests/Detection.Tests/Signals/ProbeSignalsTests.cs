using System.Globalization;
using Spit.Detection.Policies;
using Spit.Detection.Signals;

namespace Spit.Detection.Tests.Signals;

/// <summary>What an address sent beside calls speaks against strangers who call from there.</summary>
public sealed class ProbeSignalsTests
{
    private static readonly SourceEvidence Quiet = new() { Attempts24h = 1, Callers1h = 1, AttemptsTotal = 1 };

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 0)]
    [InlineData(8, 1)]
    [InlineData(1000, 2)]
    public void Malformed_OfTheAddress_AddsHalfAPointEachDoubling(double messages, double points) =>
        Assert.Equal(points, PointsOf(Symbols.Malformed, Quiet with { Malformed24h = messages }), 3);

    [Theory]
    [InlineData(5, 0)]
    [InlineData(20, 2)]
    [InlineData(1000, 3)]
    public void ProbedNames_OfTheAddress_AddAPointEachDoubling(double names, double points) =>
        Assert.Equal(points, PointsOf(Symbols.Enumeration, Quiet with { ProbedNames24h = names }), 3);

    [Theory]
    [InlineData(0.4, 0)]
    [InlineData(1, 2.5)]
    [InlineData(50, 2.5)]
    public void Scanner_OfTheAddress_SpeaksAgainstWhoHidesHisName(double requests, double points) =>
        Assert.Equal(points, PointsOf(Symbols.ScannerAgent, Quiet with { OfScanners24h = requests }), 3);

    [Fact]
    public void Scanner_ThatSaysSo_IsNotCountedTwice()
    {
        var source = Quiet with { OfScanners24h = 10 };

        Assert.Equal(5, PointsOf(Symbols.ScannerAgent, source, userAgent: "friendly-scanner"), 3);
    }

    [Fact]
    public void Probes_FromBehindManyGoodCallers_SayLittle()
    {
        var source = Quiet with { Malformed24h = 1000, ProbedNames24h = 1000, OfScanners24h = 10, GoodCallers24h = 9 };

        Assert.Equal(0.2, PointsOf(Symbols.Malformed, source), 3);
        Assert.Equal(0.3, PointsOf(Symbols.Enumeration, source), 3);
        Assert.Equal(0.25, PointsOf(Symbols.ScannerAgent, source), 3);
    }

    [Fact]
    public void Probes_AllTogether_ChallengeAStrangerAndRefuseNobody()
    {
        var source = Quiet with { Malformed24h = 1000, ProbedNames24h = 1000, OfScanners24h = 10 };

        Assert.Equal(Disposition.Challenge, Weigh(source).Disposition);
    }

    [Fact]
    public void Explain_Probes_TellsTheirNumbers()
    {
        var source = Quiet with { Malformed24h = 12, ProbedNames24h = 31, OfScanners24h = 4 };

        var reasons = string.Join('\n', Weigh(source).Contributions.Select(part => part.Reason));

        Assert.Contains("12 malformed messages", reasons, StringComparison.Ordinal);
        Assert.Contains("31 names", reasons, StringComparison.Ordinal);
        Assert.Contains("4 requests of a scanner", reasons, StringComparison.Ordinal);
    }

    private static double PointsOf(string symbol, SourceEvidence source, string userAgent = "phone 1") =>
        Weigh(source, userAgent).Contributions
            .Where(part => part.Symbol == symbol)
            .Sum(part => double.Parse(part.Score.ToString(), CultureInfo.InvariantCulture));

    private static Verdict Weigh(SourceEvidence source, string userAgent = "phone 1") => Judge.Weigh(
        Sample.Attempt with { UserAgent = userAgent },
        new Evidence
        {
            Caller = new CallerEvidence { Attempts10s = 1, AttemptsTotal = 1, IsFirstContact = true },
            Source = source,
        },
        Policy.Default);
}
