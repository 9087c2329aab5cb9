using System.Text.Json;
using Spit.Protocol.V1;

namespace Spit.Cli.Tests.Commands;

public sealed class CheckCommandTests(FakeGrid grid) : IClassFixture<FakeGrid>
{
    private static readonly string[] Question =
        ["check", "030 23125001", "--callee", "+493023125002", "--source", "192.0.2.1"];

    [Theory]
    [InlineData(Disposition.Allow, 0)]
    [InlineData(Disposition.Tag, 0)]
    [InlineData(Disposition.Challenge, 0)]
    [InlineData(Disposition.Block, 1)]
    [InlineData(Disposition.Drop, 1)]
    public async Task Check_Verdict_IsTheExitCode(Disposition disposition, int expected)
    {
        grid.Answer = _ => Answer(disposition);

        Assert.Equal(expected, (await grid.RunAsync(Question)).Code);
    }

    [Fact]
    public async Task Check_NoMoreOptions_OnlyLooks()
    {
        grid.Requests.Clear();
        grid.Answer = _ => Answer(Disposition.Allow);

        await grid.RunAsync(Question);

        var expected = new CheckCallRequest
        {
            Caller = "030 23125001",
            Callee = "+493023125002",
            SourceIp = "192.0.2.1",
            Peek = true,
        };
        Assert.Equal(expected, Assert.Single(grid.Requests));
    }

    [Fact]
    public async Task Check_CountAndTrust_AreAsked()
    {
        grid.Requests.Clear();
        grid.Answer = _ => Answer(Disposition.Allow);

        await grid.RunAsync([.. Question, "--count", "--trust", "own"]);

        var request = Assert.IsType<CheckCallRequest>(Assert.Single(grid.Requests));
        Assert.Equal((false, TrustClass.Own), (request.Peek, request.Trust));
    }

    [Fact]
    public async Task Check_Explain_PrintsTheWordsInPlaceOfTheTable()
    {
        grid.Requests.Clear();
        var answer = Answer(Disposition.Block);
        answer.Explanation.Add(["it calls it: block", "Decided by the score: [why]."]);
        grid.Answer = _ => answer;

        var run = await grid.RunAsync([.. Question, "--explain"]);

        Assert.True(Assert.IsType<CheckCallRequest>(Assert.Single(grid.Requests)).Explain);
        Assert.Equal("it calls it: block\nDecided by the score: [why].\n", run.Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Check_Table_ShowsVerdictAndEveryReasonUncut()
    {
        var reason = "41 calls in 10 s [and brackets] " + new string('x', 300);
        grid.Answer = _ => Answer(Disposition.Block, new Contribution
        {
            Symbol = "CALLER_BURST",
            ScoreMilli = 6200,
            Reason = reason,
        });

        var run = await grid.RunAsync(Question);

        Assert.Contains("+493023125001: block, score 9.700, policy builtin-1", run.Output, StringComparison.Ordinal);
        Assert.Contains("CALLER_BURST", run.Output, StringComparison.Ordinal);
        Assert.Contains("6.200", run.Output, StringComparison.Ordinal);
        Assert.Contains(reason, run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\x1b', run.Output);
    }

    [Fact]
    public async Task Check_ForcedWithoutEvidence_SaysBoth()
    {
        var answer = Answer(Disposition.Allow);
        answer.Verdict.ForcedBy = "GRID_SILENT";
        answer.Verdict.EvidenceMissing = "timeout";
        grid.Answer = _ => answer;

        var run = await grid.RunAsync(Question);

        Assert.Contains("decided by the rule GRID_SILENT", run.Output, StringComparison.Ordinal);
        Assert.Contains("without evidence: timeout", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_Json_IsTheWholeAnswer()
    {
        grid.Answer = _ => Answer(Disposition.Allow);

        var run = await grid.RunAsync([.. Question, "-o", "json"]);

        using var json = JsonDocument.Parse(run.Output);
        var verdict = json.RootElement.GetProperty("verdict");
        Assert.Equal("DISPOSITION_ALLOW", verdict.GetProperty("disposition").GetString());
        Assert.Equal(9700, verdict.GetProperty("scoreMilli").GetInt32());
        Assert.Equal("", verdict.GetProperty("forcedBy").GetString());
    }

    private static CheckCallResponse Answer(Disposition disposition, params Contribution[] contributions) => new()
    {
        Caller = "+493023125001",
        Verdict = new Verdict
        {
            Disposition = disposition,
            ScoreMilli = 9700,
            PolicyRevision = "builtin-1",
            Contributions = { contributions },
        },
    };
}
