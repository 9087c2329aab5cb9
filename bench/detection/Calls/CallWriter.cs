using System.Globalization;

namespace Spit.DetectionBench.Calls;

/// <summary>Writes calls as comma-separated text, a line each.</summary>
internal static class CallWriter
{
    public const string Header =
        "start,pop,source_ip,trunk,caller,callee,user_agent,fingerprint,attestation,signer,"
        + "response,answer_ms,duration_s,reported,class,label";

    public static void Write(TextWriter text, IEnumerable<Call> calls)
    {
        text.Write(Header);
        text.Write('\n');
        Span<char> buffer = stackalloc char[32];
        foreach (var call in calls)
        {
            var start = DateTime.UnixEpoch.AddMilliseconds(call.StartMs);
            start.TryFormat(buffer, out var written, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
            text.Write(buffer[..written]);
            Field(text, call.Pop);
            Field(text, call.Source);
            Field(text, call.Trunk);
            Field(text, call.Caller);
            Field(text, call.Callee);
            Field(text, call.UserAgent);
            Field(text, call.Fingerprint);
            Field(text, call.Attestation);
            Field(text, call.Signer);
            Number(text, call.Response, buffer);
            Number(text, call.AnswerMs, buffer);
            Seconds(text, call.DurationMs, buffer);
            text.Write(call.IsReported ? ",1" : ",0");
            Field(text, call.Class);
            text.Write(call.Passes ? ",ham\n" : ",spam\n");
        }
    }

    /// <summary>The campaign of each row that has one: row (0-based), campaign.</summary>
    public static void WriteCampaigns(TextWriter text, IReadOnlyList<Call> calls)
    {
        text.Write("row,campaign\n");
        for (var row = 0; row < calls.Count; row++)
            if (calls[row].Campaign.Length > 0)
                text.Write(string.Create(CultureInfo.InvariantCulture, $"{row},{calls[row].Campaign}\n"));
    }

    private static void Field(TextWriter text, string value)
    {
        text.Write(',');
        text.Write(value);
    }

    private static void Number(TextWriter text, int value, Span<char> buffer)
    {
        text.Write(',');
        if (value < 0) return;
        value.TryFormat(buffer, out var written, provider: CultureInfo.InvariantCulture);
        text.Write(buffer[..written]);
    }

    private static void Seconds(TextWriter text, int ms, Span<char> buffer)
    {
        text.Write(',');
        if (ms < 0) return;
        (ms / 1000m).TryFormat(buffer, out var written, "0.###", CultureInfo.InvariantCulture);
        text.Write(buffer[..written]);
    }
}
