using System.Text;
using Spit.EndToEnd.Tests.Peers;

namespace Spit.EndToEnd.Tests.Calls;

/// <summary>One INVITE as bytes: what the next hop gets of it.</summary>
[Collection(nameof(OneSite))]
public sealed class PassThroughTests(SmallSite site)
{
    private const string Body = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=\u00e4\u0000\u0001\r\na=zrtp-hash:1.10 abc\r\n";

    /// <summary>Header lines that are nobody's business but the two ends'.</summary>
    private static readonly string[] Untouched =
    [
        "x-Odd-Case:   three  spaces and a tab\t",
        "Subject: folded,",
        "  and on",
        "Identity: \"abc\";info=<https://example.com/cert>;alg=ES256",
        "k: 100rel , timer",
        "X-Other: a;b=\"c,d\" , <sip:e@example.com>",
    ];

    [Fact]
    public async Task Invite_WithUnknownHeadersAndBody_ArrivesByteExactButForTheHops()
    {
        using var callee = new RawCallee(site.NextHop);

        var arrived = await callee.ReceiveAsync(Invite, site.Edge.Sip);

        Assert.Contains("\r\n" + string.Join("\r\n", Untouched) + "\r\n", arrived, Ordinal);
        Assert.EndsWith("\r\n\r\n" + Body, arrived, Ordinal);
        Assert.Contains("\r\nMax-Forwards: 19\r\n", arrived, Ordinal);
        Assert.Contains("\r\nRecord-Route: ", arrived, Ordinal);
        Assert.DoesNotContain("forged", arrived, Ordinal);
        Assert.DoesNotContain("trailing", arrived, Ordinal);
        Assert.Equal(2, arrived.Split("Via: ").Length - 1);
    }

    private static string Invite(string local) => string.Join("\r\n", [
        "INVITE sip:+441632960001@carrier.example;user=phone SIP/2.0",
        $"Via: SIP/2.0/UDP {local};branch=z9hG4bKpass{Guid.NewGuid():N};rport",
        "Max-Forwards: 20",
        .. Untouched,
        "x-spit-VERDICT: forged",
        "f: <sip:+493023125001@carrier.example>;tag=1",
        "t: <sip:+441632960001@carrier.example>",
        $"i: {Guid.NewGuid():N}",
        "CSeq: 1 INVITE",
        $"m: <sip:{local}>",
        $"l: {Encoding.UTF8.GetByteCount(Body)}",
        "",
        Body + "trailing bytes",
    ]);
}
