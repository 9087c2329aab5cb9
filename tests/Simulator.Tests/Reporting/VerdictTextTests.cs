using Spit.Simulator.Reporting;

namespace Spit.Simulator.Tests.Reporting;

public sealed class VerdictTextTests
{
    [Theory]
    [InlineData(
        "tag; score=4.250; policy=builtin-1; CALLER_BURST=2.1,CALLEE_FANOUT=1.9",
        "tag", "4.250", "CALLER_BURST 2.1, CALLEE_FANOUT 1.9")]
    [InlineData(
        "Network Blocked; block; score=9.1; policy=p; forced=LIST_BLOCK; LIST_BLOCK=9.100, SHORT_CALLS=0.5",
        "block", "9.1", "by LIST_BLOCK; LIST_BLOCK 9.100, SHORT_CALLS 0.5")]
    [InlineData(
        "allow; score=0.000; policy=p; forced=GRID_SILENT; grid=timeout",
        "allow", "0.000", "the grid is silent: timeout")]
    [InlineData("CHALLENGE; score=5", "challenge", "5", "")]
    [InlineData("Network Blocked", "", "", "Network Blocked")]
    [InlineData("", "", "", "")]
    [InlineData(";;=; ;A=", "", "", "A ")]
    public void Read_Text_Splits(string text, string disposition, string score, string why)
    {
        var verdict = VerdictText.Read(text);

        Assert.Equal(disposition, verdict.Disposition);
        Assert.Equal(score, verdict.Score);
        Assert.Equal(why, verdict.Why);
    }
}
