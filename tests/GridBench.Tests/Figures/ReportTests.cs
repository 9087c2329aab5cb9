using System.Text.Json;
using Spit.GridBench.Figures;

namespace Spit.GridBench.Tests.Figures;

public sealed class ReportTests
{
    [Fact]
    public void Write_LastLine_IsJsonWithNullForWhatWasNotMeasured()
    {
        var report = new Report();
        report.Title("CPU");
        report.Row("edge stream", $"{1.34:F1} us");
        report.Figure("streamVsClient", 0.51239);
        report.Figure("p99MsAt10k", double.NaN);

        var lines = Lines(report);
        var json = JsonDocument.Parse(lines[^1]).RootElement;

        Assert.Equal(["CPU", "  edge stream  1.3 us"], lines[..^1]);
        Assert.Equal(0.512, json.GetProperty("streamVsClient").GetDouble());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("p99MsAt10k").ValueKind);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("bytesPerCaller").ValueKind);
    }

    [Fact]
    public void Figure_NameNobodyReads_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new Report().Figure("streamVsCleint", 1));

    private static string[] Lines(Report report)
    {
        using var text = new StringWriter();
        report.Write(text);
        return text.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
    }
}
