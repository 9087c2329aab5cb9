using CsCheck;
using Spit.Detection.Lists;
using Spit.Detection.Replays;

namespace Spit.Detection.Tests.Replays;

public sealed class VerdictLogTests
{
    private static readonly VerdictRecord Record = VerdictRecord.Of(
        Sample.Attempt with { UserAgent = "friendly-scanner" },
        new Evidence
        {
            Caller = new CallerEvidence { Suspicion = 0.1 + 0.2 },
            Listed = Sample.Entry(ListKind.Allow),
        },
        Recorded.Bare);

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        using var lines = new StringWriter();
        VerdictLog.Write([Record, Record], lines);

        using var reader = new StringReader(lines.ToString());
        var read = VerdictLog.Read(reader, (_, fault) => Assert.Fail(fault)).ToList();

        Assert.Equal(2, read.Count);
        Assert.Equal(Record.Attempt, read[0].Attempt);
        Assert.Equal(Record.Evidence.Caller, read[0].Evidence.Caller);
        Assert.Equal(Record.Evidence.Listed, read[0].Evidence.Listed);
        Assert.Equal(Record.Verdict.Score, read[0].Verdict.Score);
        Assert.Equal(
            Record.Verdict.Contributions.Select(c => (c.Symbol, c.Score, c.Reason)),
            read[0].Verdict.Contributions.Select(c => (c.Symbol, c.Score, c.Reason)));
    }

    [Fact]
    public void Read_DamagedLines_AreNamedAndTheRestIsRead()
    {
        var good = VerdictLog.Write(Record);
        using var reader = new StringReader($"{good}\n\nnonsense\nnull\n{{}}\n{good}\n");
        var faults = new List<int>();

        var read = VerdictLog.Read(reader, (line, _) => faults.Add(line)).Count();

        Assert.Equal(2, read);
        Assert.Equal([3, 4, 5], faults);
    }

    [Fact]
    public void TryRead_DamagedLine_NeverThrows()
    {
        var line = VerdictLog.Write(Record);
        Gen.Select(Gen.Int[0, line.Length - 1], Gen.Char["\"{}[]:,0x-\\"], Gen.Int[0, 3]).Sample(
            (at, put, cut) =>
            {
                var damaged = line[..at] + put + line[Math.Min(line.Length, at + cut)..];
                return VerdictLog.TryRead(damaged, out var record, out var error)
                    ? record is not null
                    : error.Length > 0;
            },
            iter: 5000);
    }
}
