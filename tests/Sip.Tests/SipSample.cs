using System.Text;

namespace Spit.Sip.Tests;

/// <summary>Messages that tests start from.</summary>
internal static class SipSample
{
    internal const string Via = "SIP/2.0/UDP 192.0.2.10:5062;rport;branch=z9hG4bK776asdhds";

    internal static byte[] Invite { get; } = Bytes(
        """
        INVITE sip:+4930231250@carrier.example;user=phone SIP/2.0
        Via: SIP/2.0/UDP 192.0.2.10:5062;rport;branch=z9hG4bK776asdhds
        Max-Forwards: 70
        Route: <sip:edge1.carrier.example;lr>, <sip:edge2.carrier.example;lr>
        Route: <sip:core.carrier.example;lr>
        From: "Alice Example" <sip:+441632960123@example.com>;tag=1928301774
        To: <sip:+4930231250@carrier.example>
        Call-ID: a84b4c76e66710@192.0.2.10
        CSeq: 314159 INVITE
        Contact: <sip:alice@192.0.2.10:5062>
        X-Spit-Verdict: allow
        x-spit-symbols: NONE
        P-Asserted-Identity: <tel:+441632960123>
        User-Agent: phone/1.0
        Timestamp: 54.21
        Content-Type: application/sdp
        Content-Length: 4

        v=0

        """);

    /// <summary>Text with LF line ends as the bytes of a message with CRLF ones.</summary>
    internal static byte[] Bytes(string text) =>
        Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n"));

    internal static string Text(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);

    /// <summary>A request with one line of the caller's choice in place of the usual one, or in addition.</summary>
    internal static byte[] With(string name, string line)
    {
        var lines = new List<string>
        {
            "OPTIONS sip:bob@example.net SIP/2.0",
            "Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKabc",
            "From: <sip:a@example.com>;tag=1",
            "To: <sip:b@example.net>",
            "Call-ID: 1@192.0.2.1",
            "CSeq: 1 OPTIONS",
            "Max-Forwards: 70",
        };
        var at = name == "start" ? 0 : lines.FindIndex(l => l.StartsWith(name + ":", StringComparison.Ordinal));
        if (at < 0) lines.Add(line);
        else lines[at] = line;
        return Encoding.Latin1.GetBytes(string.Join("\r\n", lines.Where(l => l.Length > 0)) + "\r\n\r\n");
    }
}
