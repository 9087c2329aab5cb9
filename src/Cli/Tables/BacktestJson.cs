using System.Text;
using System.Text.Json;
using Spit.Cli.CallRecords;
using Spit.Detection;

namespace Spit.Cli.Tables;

/// <summary>What came of a back-test, for programs.</summary>
internal static class BacktestJson
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    private static readonly Disposition[] Dispositions =
    [
        Disposition.Allow, Disposition.Tag, Disposition.Greylist, Disposition.Challenge, Disposition.Block,
        Disposition.Drop,
    ];

    public static void Write(TextWriter output, BacktestReport report)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Indented))
        {
            json.WriteStartObject();
            json.WriteString("policy", report.PolicyRevision);
            json.WriteNumber("calls", report.Total.Calls);
            json.WriteNumber("unreadable", report.Faults);
            json.WriteNumber("seconds", Math.Round(report.Took.TotalSeconds, 3));
            json.WriteStartObject("total");
            WriteCounts(json, report.Total);
            json.WriteEndObject();
            json.WriteStartObject("classes");
            foreach (var summary in report.Classes)
            {
                json.WriteStartObject(summary.Name);
                WriteCounts(json, summary);
                json.WriteEndObject();
            }
            json.WriteEndObject();
            json.WriteEndObject();
        }
        output.WriteLine(Encoding.UTF8.GetString(buffer.ToArray()));
    }

    private static void WriteCounts(Utf8JsonWriter json, ClassSummary summary)
    {
        json.WriteNumber("calls", summary.Calls);
        foreach (var disposition in Dispositions) json.WriteNumber(Names.Of(disposition), summary[disposition]);
    }
}
