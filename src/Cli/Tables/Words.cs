using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Spectre.Console;
using Spit.Protocol.V1;
using ChallengeDecision = Spit.Media.Challenges.ChallengeDecision;

namespace Spit.Cli.Tables;

/// <summary>Values as people read them, and the one look of all tables.</summary>
internal static class Words
{
    public static Table Table(params string[] columns)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(column));
        }
        return table;
    }

    public static string Of(Disposition disposition) => disposition.ToString().ToLowerInvariant();

    public static string Of(TrustClass trust) => trust.ToString().ToLowerInvariant();

    public static string Of(ChallengeDecision decision) => decision.ToString().ToLowerInvariant();

    public static string Of(ReviewMark mark) => mark.ToString().ToLowerInvariant();

    public static string Of(RecordingState recording) => recording.ToString().ToLowerInvariant();

    public static string Of(AuditAction action) => action.ToString().ToLowerInvariant();

    public static string Seconds(QuarantineItem item) =>
        (item.Duration?.ToTimeSpan().TotalSeconds ?? 0).ToString("0.0", CultureInfo.InvariantCulture);

    public static string Points(int milli) => (milli / 1000m).ToString("0.000", CultureInfo.InvariantCulture);

    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    public static string Numbers(params double[] values) => string.Join(", ", values.Select(Number));

    public static string Time(long unixMilliseconds) => Time(
        Timestamp.FromDateTimeOffset(DateTimeOffset.FromUnixTimeMilliseconds(unixMilliseconds)));

    public static string Time(Timestamp? time) =>
        time is null ? "" : time.ToDateTimeOffset().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
