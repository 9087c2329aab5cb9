using Spit.DetectionBench.Scoring;

namespace Spit.DetectionBench.Tests.Scoring;

public sealed class VerdictReaderTests
{
    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        Disposition[] verdicts = Enum.GetValues<Disposition>();
        using var text = new StringWriter();
        VerdictWriter.Write(text, verdicts, "SYMBOL");

        Assert.Equal(verdicts, Read(text.ToString(), verdicts.Length));
    }

    [Fact]
    public void Read_QuotedSymbolsAndAnyOrder_AreFine() =>
        Assert.Equal(
            [Disposition.Allow, Disposition.Block],
            Read("row,disposition,score,symbols\n1,block,7.5,\"A 4, B 3.5\"\n0,allow,0,\n", 2));

    [Theory]
    [InlineData("0,allow\n", "v.csv: row 1 has no verdict")]
    [InlineData("0,allow\n7,allow\n", "v.csv:3: no row of the calls")]
    [InlineData("0,allow\n0,allow\n", "v.csv:3: allow is none, or the row's second")]
    [InlineData("0,refuse\n", "v.csv:2: refuse is none, or the row's second")]
    public void Read_BadVerdicts_AreNamed(string lines, string fault) =>
        Assert.Equal(fault, Assert.Throws<FormatException>(() => Read("row,disposition\n" + lines, 2)).Message);

    private static Disposition[] Read(string text, int rows)
    {
        using var reader = new StringReader(text);
        return VerdictReader.Read(reader, "v.csv", rows);
    }
}
