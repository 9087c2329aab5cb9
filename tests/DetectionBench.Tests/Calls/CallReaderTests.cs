using Spit.DetectionBench.Calls;

namespace Spit.DetectionBench.Tests.Calls;

public sealed class CallReaderTests
{
    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        using var text = new StringWriter();
        CallWriter.Write(text, SmallWorld.Calls);
        using var written = new StringReader(text.ToString());

        var read = CallReader.Read(written, "calls.csv", []);

        Assert.Equal(SmallWorld.Calls.Select(c => c with { Campaign = "" }), read);
    }

    [Fact]
    public void Read_QuotedFields_AreUnquoted()
    {
        using var text = new StringReader(
            CallWriter.Header + "\n"
            + "2026-03-01T00:00:00.250Z,fra1,192.0.2.1,access,\"sip:a,\"\"b\"\"@example.com\",sip:c@example.com,"
            + "\"\",f,A,own,200,1500,2.5,1,ham.family,ham\n");

        var call = Assert.Single(CallReader.Read(text, "calls.csv", []));

        Assert.Equal("sip:a,\"b\"@example.com", call.Caller);
        Assert.Equal("", call.UserAgent);
        Assert.Equal(2500, call.DurationMs);
        Assert.Equal(250, call.StartMs % 1000);
    }

    [Theory]
    [InlineData("2026-03-01T00:00:00Z,fra1", "calls.csv:2: 2 fields")]
    [InlineData("when,fra1,,,,,,,,,200,,,0,,", "calls.csv:2: start when")]
    [InlineData("2026-03-01T00:00:00Z,fra1,,,,,,,,,ok,,,0,,", "calls.csv:2: response ok")]
    public void Read_BadLine_IsNamed(string line, string fault)
    {
        using var text = new StringReader(CallWriter.Header + "\n" + line + "\n");

        var thrown = Assert.Throws<FormatException>(() => CallReader.Read(text, "calls.csv", []));

        Assert.StartsWith(fault, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MissingColumn_IsNamed()
    {
        using var text = new StringReader("start,pop\n2026-03-01T00:00:00Z,fra1\n");

        var thrown = Assert.Throws<FormatException>(() => CallReader.Read(text, "calls.csv", []));

        Assert.Equal("calls.csv: no column source_ip", thrown.Message);
    }
}
