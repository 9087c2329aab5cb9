using System.Globalization;
using Spit.DetectionBench.Calls;

namespace Spit.DetectionBench.Leaks;

/// <summary>Every column of the records and its simple transforms.</summary>
internal static class Features
{
    private const long HourMs = 3_600_000;

    public static IReadOnlyList<Feature> All { get; } =
    [
        new("hour", false, c => Text(c.StartMs / HourMs % 24)),
        new("minute of day", false, c => Text(c.StartMs / 60_000 % 1440)),
        new("millisecond", false, c => Text(c.StartMs % 1000)),
        new("pop", false, c => c.Pop),
        new("source_ip", false, c => c.Source),
        new("source /24", false, c => Before(c.Source, 3)),
        new("source /16", false, c => Before(c.Source, 2)),
        new("source /8", false, c => Before(c.Source, 1)),
        new("source's last byte", false, c => c.Source[(c.Source.LastIndexOfAny(['.', ':']) + 1)..]),
        new("trunk", false, c => c.Trunk),
        new("caller", false, c => UriText.Identity(c.Caller)),
        new("caller's spelling", false, c => Spelling(c.Caller)),
        new("caller's prefix", false, c => Prefix(UriText.Identity(c.Caller), 11)),
        new("caller's last digits", false, c => Suffix(UriText.Identity(c.Caller))),
        new("callee", false, c => UriText.Identity(c.Callee)),
        new("callee's spelling", false, c => Spelling(c.Callee)),
        new("callee's prefix", false, c => Prefix(UriText.Identity(c.Callee), 11)),
        new("callee's last digits", false, c => Suffix(UriText.Identity(c.Callee))),
        new("user_agent", false, c => c.UserAgent),
        new("agent's make", false, c => Make(c.UserAgent)),
        new("fingerprint", false, c => c.Fingerprint),
        new("attestation", false, c => c.Attestation),
        new("signer", false, c => c.Signer),
        new("response", true, c => Text(c.Response)),
        new("answer_ms", true, c => Bin(c.AnswerMs)),
        new("duration_s", true, c => Bin(c.DurationMs)),
        new("reported", true, c => c.IsReported ? "1" : "0"),
    ];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Before(string address, int parts)
    {
        var at = -1;
        for (var i = 0; i < parts; i++)
        {
            var next = address.AsSpan(at + 1).IndexOfAny('.', ':');
            if (next < 0) return address;
            at += next + 1;
        }
        return address[..at];
    }

    /// <summary>The URI with its digits struck out: how it is written and how long it is.</summary>
    private static string Spelling(string uri) => string.Create(uri.Length, uri, static (text, from) =>
    {
        for (var i = 0; i < from.Length; i++) text[i] = char.IsAsciiDigit(from[i]) ? '9' : from[i];
    });

    private static string Prefix(string text, int length) => text.Length <= length ? text : text[..length];

    private static string Suffix(string text) => text.Length <= 2 ? text : text[^2..];

    private static string Make(string agent) => agent.Split(' ', '/', '.', '-')[0];

    // Twelve bins for each factor of ten.
    private static string Bin(int ms) => ms < 0 ? "none" : Text((long)(12 * Math.Log10(ms + 1)));
}
