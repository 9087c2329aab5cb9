using Spit.DetectionBench.Scoring;

namespace Spit.DetectionBench.Tests.Scoring;

public sealed class ScoreReaderTests
{
    [Fact]
    public void Read_Verdicts_ScoresByRow() =>
        Assert.Equal([-1.5, 7.25], Read("row,disposition,score,symbols\n1,block,7.250,A=7.250\n0,allow,-1.500,\n"));

    [Theory]
    [InlineData("row,disposition,score\n0,allow,low\n")]
    [InlineData("row,disposition,score\n2,allow,1\n")]
    public void Read_NoScoreOfTheCalls_IsNamed(string text) =>
        Assert.Equal("verdicts:2: no score of the calls", Assert.Throws<FormatException>(() => Read(text)).Message);

    private static double[] Read(string text)
    {
        using var reader = new StringReader(text);
        return ScoreReader.Read(reader, "verdicts", rows: 2);
    }
}
