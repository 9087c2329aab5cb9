using System.Globalization;

namespace Spit.Cli.Tests.Commands;

/// <summary>Call records of a family and a robot in turn, half a minute apart.</summary>
internal static class LabelledCalls
{
    public const string Header =
        "start,pop,source_ip,trunk,caller,callee,user_agent,fingerprint,attestation,signer,response,answer_ms,"
        + "duration_s,reported,class,label";

    public static string[] Rows(int count) => [.. Enumerable.Range(0, count).Select(Call)];

    private static string Call(int i)
    {
        var at = new DateTime(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc).AddSeconds(30 * i);
        var start = at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return i % 2 == 0
            ? $"{start},fra1,192.0.2.1,access,+493023125001,+493023125002,Phone,f1,A,own,200,4000,74,0,ham.family,ham"
            : $"{start},ber1,198.51.100.7,ic-north,+493023125100,+4930231253{i:000},Dialler,f2,none,,200,900,1.5,"
                + $"{(i % 10 == 1 ? 1 : 0)},spam.loud,spam";
    }
}
