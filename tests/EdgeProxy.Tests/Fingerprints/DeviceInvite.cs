using System.Text;
using CsCheck;

namespace Spit.EdgeProxy.Tests.Fingerprints;

/// <summary>INVITEs as well-known programs write them, with the values of one call put in.</summary>
/// <param name="Template">
/// LF line ends; names in braces stand for values: <c>{caller} {callee} {host} {port} {hex16} {word} {number}</c>.
/// </param>
internal sealed record DeviceInvite(string Template)
{
    public static readonly DeviceInvite Sipp = new(
        """
        INVITE sip:{callee}@{host}:5060 SIP/2.0
        Via: SIP/2.0/UDP {host}:{port};branch=z9hG4bK-{number}-{port}-0
        From: sipp <sip:{caller}@{host}:{port}>;tag={number}SIPpTag00{port}
        To: service <sip:{callee}@{host}:5060>
        Call-ID: {port}-{number}@{host}
        CSeq: 1 INVITE
        Contact: sip:{caller}@{host}:{port}
        Max-Forwards: {hops}
        Subject: Performance Test
        Content-Type: application/sdp
        Content-Length:   129

        v=0
        o=user1 {number} 2353687637 IN IP4 {host}
        s=-
        c=IN IP4 {host}
        t=0 0
        m=audio {port} RTP/AVP 0
        a=rtpmap:0 PCMU/8000

        """);

    public static readonly DeviceInvite Baresip = new(
        """
        INVITE sip:{callee}@{host}:{port};transport=udp SIP/2.0
        Via: SIP/2.0/UDP {host}:{port};branch=z9hG4bK{hex16};rport
        Contact: <sip:{caller}-0x{hex16}@{host}:{port}>
        Max-Forwards: {hops}
        Route: <sip:{host}:{port};lr>
        To: <sip:{callee}@{host}:{port};transport=udp>
        From: <sip:{caller}@{host}>;tag={hex16}
        Call-ID: {hex16}
        CSeq: {number} INVITE
        User-Agent: baresip v1.{digit}.{digit} (x86_64/linux)
        Allow: INVITE,ACK,BYE,CANCEL,OPTIONS,NOTIFY,SUBSCRIBE,INFO,MESSAGE,REFER
        Supported:
        Content-Type: application/sdp
        Content-Length: 339

        v=0
        o=- {number} {number} IN IP4 {host}
        s=-
        c=IN IP4 {host}
        t=0 0
        a=tool:baresip 1.0.0
        m=audio {port} RTP/AVP 0 8 101
        a=rtpmap:0 PCMU/8000
        a=rtpmap:8 PCMA/8000
        a=rtpmap:101 telephone-event/8000
        a=fmtp:101 0-15
        a=sendrecv
        a=label:1
        a=rtcp-rsize
        a=ssrc:{number} cname:sip:{caller}@{host}
        a=minptime:20
        a=ptime:20

        """);

    /// <summary>What a proxy of a peer sends on: its own Via on top, routes recorded, the phone's below.</summary>
    public static readonly DeviceInvite ThroughKamailio = new(
        """
        INVITE sip:{callee}@carrier.example;user=phone SIP/2.0
        Record-Route: <sip:{host};lr;ftag=as{hex16}>
        Via: SIP/2.0/UDP {host}:{port};branch=z9hG4bK{digit}d32.{hex16}{hex16}.0
        Via: SIP/2.0/UDP {host}:{port};received={host};branch=z9hG4bK{hex16};rport={port}
        From: "{word}" <sip:{caller}@carrier.example>;tag=as{hex16}
        To: <sip:{callee}@carrier.example>
        Call-ID: {hex16}{hex16}@{host}:{port}
        CSeq: {number} INVITE
        Contact: <sip:{caller}@{host}:{port};transport=udp>;+sip.instance="<urn:uuid:{hex16}>";reg-id=1
        Max-Forwards: {hops}
        User-Agent: Example PBX 16.{digit}.{digit}
        Date: Sun, 0{digit} Mar 2026 12:00:00 GMT
        Allow: INVITE, ACK, CANCEL, OPTIONS, BYE, REFER
        Supported: replaces, timer
        Session-Expires: 1800;refresher=uac
        Content-Type: application/sdp
        Content-Length: 500

        v=0
        o=root {number} {number} IN IP4 {host}
        s=Example PBX 16.{digit}.{digit}
        c=IN IP4 {host}
        t=0 0
        m=audio {port} RTP/SAVP 8 0 3 101
        a=rtpmap:8 PCMA/8000
        a=rtpmap:0 PCMU/8000
        a=rtpmap:3 GSM/8000
        a=rtpmap:101 telephone-event/8000
        a=fmtp:101 0-16
        a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:{hex16}{hex16}
        a=ice-ufrag:{word}
        a=ice-pwd:{hex16}
        a=candidate:{word} 1 UDP {number} {host} {port} typ host
        a=candidate:{word} 1 UDP {number} {host} {port} typ srflx
        a=ptime:20
        a=sendrecv

        """);

    /// <summary>The values of a call. A word has a letter beyond f, so that nobody takes it for a number.</summary>
    private static readonly Gen<Func<string, string>> GenValues = Gen.Int[0, int.MaxValue].Select(seed =>
    {
        var dice = new PCG((uint)seed | 1, (ulong)seed);
        return (Func<string, string>)(name => name switch
        {
            "caller" or "callee" => $"+1555010{dice.Next(1_000):000}",
            "host" => $"192.0.{dice.Next(256)}.{dice.Next(256)}",
            "port" => $"{1_024 + dice.Next(60_000)}",
            "hex16" => $"{dice.Next64():x16}",
            "word" => $"q{dice.Next():x8}",
            "hops" => $"{1 + dice.Next(70)}",
            "digit" => $"{1 + dice.Next(9)}",
            _ => $"{10_000 + dice.Next(900_000)}",
        });
    });

    /// <summary>Calls of this device.</summary>
    public Gen<byte[]> Calls => GenValues.Select(Write);

    /// <summary>One call whose values are always the same.</summary>
    public byte[] Call() => Write(name => name switch
    {
        "hex16" => "0123456789abcdef",
        "host" => "192.0.2.1",
        "word" => "q0000001",
        "hops" or "digit" => "7",
        "caller" or "callee" => "+15550100",
        _ => "11111",
    });

    /// <summary>Another make: one text replaced, which must be there.</summary>
    public DeviceInvite With(string text, string other)
    {
        Assert.Contains(text, Template, StringComparison.Ordinal);
        return new DeviceInvite(Template.Replace(text, other, StringComparison.Ordinal));
    }

    private byte[] Write(Func<string, string> value)
    {
        var text = new StringBuilder();
        var pieces = Template.ReplaceLineEndings("\r\n").Split('{', '}');
        for (var i = 0; i < pieces.Length; i++)
            text.Append(i % 2 == 0 ? pieces[i] : value(pieces[i]));
        var whole = text.ToString();
        var body = whole.Length - whole.IndexOf("\r\n\r\n", StringComparison.Ordinal) - 4;
        var lengthAt = whole.IndexOf("Content-Length:", StringComparison.Ordinal);
        var lineEnd = whole.IndexOf("\r\n", lengthAt, StringComparison.Ordinal);
        var gap = whole.AsSpan(lengthAt + 15).IndexOfAnyInRange('0', '9');
        return Encoding.Latin1.GetBytes(
            string.Concat(whole.AsSpan(0, lengthAt + 15 + gap), $"{body}", whole.AsSpan(lineEnd)));
    }
}
