using System.Net;
using System.Text;
using Spit.Sip.Headers;
using Spit.Sip.Messages;

namespace Spit.Sip.Tests.Messages;

public sealed class SipMessageRewriterTests
{
    private static readonly IPAddress Source = IPAddress.Parse("198.51.100.7");

    private delegate void Change(ref SipMessageRewriter rewriter);

    [Fact]
    public void WriteTo_AsAProxyForwards_ChangesOnlyWhatItWasTold()
    {
        var actual = Rewrite(SipSample.Invite, static (ref SipMessageRewriter rewriter) =>
        {
            rewriter.ReplaceRequestUri("sip:next.carrier.example;lr"u8);
            rewriter.StampTopVia(Source, 40_000);
            rewriter.PushVia("SIP/2.0/UDP 203.0.113.1;branch=z9hG4bKours"u8);
            rewriter.SetMaxForwards(69);
            rewriter.PopRoute();
            rewriter.AppendRoute("<sip:last.example.net>"u8);
            rewriter.PushRecordRoute("<sip:203.0.113.1;lr>"u8);
            rewriter.RemoveHeadersStartingWith("X-SPIT-"u8);
            rewriter.RemoveHeaders(SipHeaderName.PAssertedIdentity);
            rewriter.AddHeader("X-Spit-Verdict"u8, "tag"u8);
            rewriter.AddHeader("P-Asserted-Identity"u8, "<tel:+441632960123>"u8);
        });
        Assert.Equal(
            """
            INVITE sip:next.carrier.example;lr SIP/2.0
            Via: SIP/2.0/UDP 203.0.113.1;branch=z9hG4bKours
            Via: SIP/2.0/UDP 192.0.2.10:5062;rport=40000;branch=z9hG4bK776asdhds;received=198.51.100.7
            Record-Route: <sip:203.0.113.1;lr>
            Max-Forwards: 69
            Route: <sip:edge2.carrier.example;lr>
            Route: <sip:core.carrier.example;lr>
            Route: <sip:last.example.net>
            From: "Alice Example" <sip:+441632960123@example.com>;tag=1928301774
            To: <sip:+4930231250@carrier.example>
            Call-ID: a84b4c76e66710@192.0.2.10
            CSeq: 314159 INVITE
            Contact: <sip:alice@192.0.2.10:5062>
            User-Agent: phone/1.0
            Timestamp: 54.21
            Content-Type: application/sdp
            Content-Length: 4
            X-Spit-Verdict: tag
            P-Asserted-Identity: <tel:+441632960123>

            v=0
            """,
            actual.ReplaceLineEndings("\n").TrimEnd());
    }

    [Theory]
    [InlineData("<tel:+1;verstat=A>;tag=1", "<tel:+1>;tag=1")]
    [InlineData("<sip:+1;VERSTAT=A;x=2@h;user=phone;verstat>;tag=1", "<sip:+1;x=2@h;user=phone>;tag=1")]
    [InlineData("<sip:+1;verstat=A;verstat=B@h?a=b;verstat=c>;tag=1", "<sip:+1@h?a=b>;tag=1")]
    [InlineData("sip:a@h;verstat=A;tag=1", "sip:a@h;tag=1")]
    [InlineData("sip:a@h ; verstat = A ;tag=1", "sip:a@h ;tag=1")]
    [InlineData("\";verstat=A\" <sip:a@h;verstatus=A>;tag=1", "\";verstat=A\" <sip:a@h;verstatus=A>;tag=1")]
    public void RemoveAddressParameter_AnyPlace_CutsItAndNothingElse(string from, string expected)
    {
        var actual = Rewrite(SipSample.With("From", "From: " + from), static (ref SipMessageRewriter rewriter) =>
            rewriter.RemoveAddressParameter(SipHeaderName.From, "verstat"u8));

        Assert.Equal(SipSample.Text(SipSample.With("From", "From: " + expected)), actual);
    }

    [Theory]
    [InlineData("a", "192.0.2.1", "a;received=192.0.2.1")]
    [InlineData("192.0.2.1", "192.0.2.1", "192.0.2.1")]
    [InlineData("192.0.2.1:5070;x", "192.0.2.1", "192.0.2.1:5070;x")]
    [InlineData("192.0.2.1;rport", "192.0.2.1", "192.0.2.1;rport=5071;received=192.0.2.1")]
    [InlineData("192.0.2.1;received=6.6.6.6;rport=1", "192.0.2.1", "192.0.2.1;received=192.0.2.1;rport=5071")]
    [InlineData("192.0.2.1;received=6.6.6.6", "192.0.2.1", "192.0.2.1;received=192.0.2.1")]
    [InlineData("192.0.2.1;received;x", "192.0.2.1", "192.0.2.1;received=192.0.2.1;x")]
    [InlineData("192.0.2.1;RPORT = \"1\" ;x", "192.0.2.1", "192.0.2.1;rport=5071 ;x;received=192.0.2.1")]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", "192.0.2.1")]
    [InlineData("[::ffff:192.0.2.1]", "192.0.2.1", "[::ffff:192.0.2.1]")]
    [InlineData("a", "::ffff:192.0.2.1", "a;received=192.0.2.1")]
    [InlineData("[2001:db8::1]", "2001:db8::1", "[2001:db8::1]")]
    [InlineData("[2001:DB8:0::1]:5060", "2001:db8::1", "[2001:DB8:0::1]:5060")]
    [InlineData("[2001:db8::2]", "2001:db8::1", "[2001:db8::2];received=2001:db8::1")]
    [InlineData("a", "fe80::1%2", "a;received=fe80::1")]
    [InlineData("a ;b , SIP/2.0/TCP c;rport", "192.0.2.1", "a ;b;received=192.0.2.1 , SIP/2.0/TCP c;rport")]
    public void StampTopVia_NotesTheSource(string sentBy, string source, string expected)
    {
        var bytes = SipSample.With("Via", "Via: SIP/2.0/UDP " + sentBy);
        var address = IPAddress.Parse(source);
        var slots = new SipHeaderSlot[SipLimits.MaxHeaders];
        Assert.Equal(SipParseError.None, SipMessageView.TryRead(bytes, slots, out var view));
        var rewriter = new SipMessageRewriter(view, new byte[512]);
        rewriter.StampTopVia(address, 5071);
        rewriter.StampTopVia(address, 5071);
        Assert.Contains($"\r\nVia: SIP/2.0/UDP {expected}\r\n", Write(rewriter), StringComparison.Ordinal);

        var answer = new byte[1024];
        var written = SipResponseWriter.Write(view, 100, "Trying"u8, default, default, address, 5071, answer);
        var top = expected.Split(" , ")[0];
        Assert.Contains(
            $"\r\nVia: SIP/2.0/UDP {top}\r\n", SipSample.Text(answer.AsSpan(0, written)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Via: a", 1, "")]
    [InlineData("Via: a, b", 1, "Via: b|")]
    [InlineData("Via:  a ,\r\n b , c", 1, "Via:  b , c|")]
    [InlineData("Via: a, b, c", 2, "Via: c|")]
    [InlineData("Via: a, b\r\nv: c", 2, "v: c|")]
    [InlineData("Via: a\r\nv: b, c", 2, "v: c|")]
    [InlineData("Via: ,a,, b", 1, "Via: b|")]
    [InlineData("Via: a, b", 3, "")]
    public void PopVia_TakesElementsOffTheTop(string line, int times, string expected)
    {
        var bytes = SipSample.With("Via", Expand(line));
        var actual = Rewrite(bytes, (ref SipMessageRewriter rewriter) =>
        {
            for (var i = 0; i < times; i++) rewriter.PopVia();
        });
        Assert.Equal(With("Via", Expand(expected).Replace("|", "", StringComparison.Ordinal)), actual);

        static string Expand(string text) => text
            .Replace(" a", " SIP/2.0/UDP a.example.com", StringComparison.Ordinal)
            .Replace(",a", ",SIP/2.0/UDP a.example.com", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Route: <sip:a>", 0, 1, "")]
    [InlineData("Route: <sip:a>, <sip:b>", 0, 1, "Route: <sip:a>")]
    [InlineData("Route: <sip:a>, <sip:b>, <sip:c>", 1, 1, "Route: <sip:b>")]
    [InlineData("Route: <sip:a>, <sip:b>", 1, 1, "")]
    [InlineData("Route: <sip:a>, <sip:b>", 2, 2, "")]
    [InlineData("Route: <sip:a>\r\nRoute: <sip:b>, <sip:c>", 0, 2, "Route: <sip:a>")]
    [InlineData("Route: <sip:a>,<sip:b>\r\nX: y\r\nRoute: <sip:c>,<sip:d>", 1, 1,
        "Route: <sip:b>\r\nX: y\r\nRoute: <sip:c>")]
    [InlineData("X: y", 1, 1, "X: y")]
    public void PopRoute_FromBothEnds_LeavesTheMiddle(string lines, int first, int last, string expected)
    {
        var actual = Rewrite(SipSample.With("Route", lines), (ref SipMessageRewriter rewriter) =>
        {
            for (var i = 0; i < first; i++) rewriter.PopRoute();
            for (var i = 0; i < last; i++) rewriter.PopLastRoute();
        });
        Assert.Equal(With("Route", expected), actual);
    }

    [Fact]
    public void Pushes_InAnyNumber_PutTheLastOneFirst()
    {
        var actual = Rewrite(SipSample.With("X", "X: 1"), static (ref SipMessageRewriter rewriter) =>
        {
            rewriter.PushRoute("<sip:b>"u8);
            rewriter.AppendRoute("<sip:c>"u8);
            rewriter.PushRoute("<sip:a>"u8);
            rewriter.AppendRoute("<sip:d>"u8);
        });
        var routes = actual.Split("\r\n").Where(l => l.StartsWith("Route", StringComparison.Ordinal));
        Assert.Equal(["Route: <sip:a>", "Route: <sip:b>", "Route: <sip:c>", "Route: <sip:d>"], routes);
    }

    [Fact]
    public void SetMaxForwards_WhenAbsent_AddsItOnce()
    {
        var actual = Rewrite(SipSample.With("Max-Forwards", ""), static (ref SipMessageRewriter rewriter) =>
        {
            rewriter.SetMaxForwards(70);
            rewriter.SetMaxForwards(69);
        });
        Assert.Equal(1, actual.Split("Max-Forwards: 69\r\n").Length - 1);
        Assert.DoesNotContain("70", actual, StringComparison.Ordinal);
    }

    [Fact]
    public void RemoveHeaders_OfWhatWasChanged_LeavesOnlyWhatWasAdded()
    {
        var actual = Rewrite(SipSample.Invite, static (ref SipMessageRewriter rewriter) =>
        {
            rewriter.StampTopVia(Source, 40_000);
            rewriter.SetMaxForwards(1);
            rewriter.PushVia("SIP/2.0/UDP b"u8);
            rewriter.RemoveHeaders(SipHeaderName.Via);
            rewriter.RemoveHeaders(SipHeaderName.MaxForwards);
        });
        Assert.Equal(1, actual.Split("Via: SIP/2.0/UDP b\r\n").Length - 1);
        Assert.DoesNotContain("192.0.2.10:5062;rport", actual, StringComparison.Ordinal);
        Assert.DoesNotContain("Max-Forwards", actual, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\r\nX-Injected: 1")]
    [InlineData("a\nX-Injected: 1")]
    [InlineData("a\r")]
    public void AddHeader_ThatWouldOpenAnotherField_IsRefused(string value)
    {
        var bytes = Encoding.ASCII.GetBytes(value);
        Assert.Equal("-1", Rewrite(
            SipSample.Invite, (ref SipMessageRewriter rewriter) => rewriter.AddHeader("X"u8, bytes)));
        Assert.Equal("-1", Rewrite(
            SipSample.Invite, (ref SipMessageRewriter rewriter) => rewriter.PushRoute(bytes)));
    }

    [Fact]
    public void WriteTo_WhenSomethingDoesNotFit_SaysSo()
    {
        var slots = new SipHeaderSlot[SipLimits.MaxHeaders];
        SipMessageView.TryRead(SipSample.Invite, slots, out var view);
        var rewriter = new SipMessageRewriter(view, new byte[8]);
        rewriter.AddHeader("X"u8, "1"u8);
        Assert.Equal(view.Bytes.Length + 6, rewriter.WriteTo(new byte[2048]));
        Assert.Equal(-1, rewriter.WriteTo(new byte[view.Bytes.Length + 5]));
        rewriter.AddHeader("Long"u8, "0123456789"u8);
        Assert.Equal(-1, rewriter.WriteTo(new byte[2048]));
    }

    [Theory]
    [InlineData("sip:a b")]
    [InlineData("<sip:a>")]
    [InlineData("")]
    public void ReplaceRequestUri_WithNoUri_IsRefused(string uri)
    {
        var bytes = Encoding.ASCII.GetBytes(uri);
        Assert.Equal("-1", Rewrite(
            SipSample.Invite, (ref SipMessageRewriter rewriter) => rewriter.ReplaceRequestUri(bytes)));
    }

    private static string Rewrite(byte[] bytes, Change change)
    {
        var slots = new SipHeaderSlot[SipLimits.MaxHeaders];
        SipMessageView.TryRead(bytes, slots, out var view);
        var rewriter = new SipMessageRewriter(view, new byte[1024]);
        change(ref rewriter);
        return Write(rewriter);
    }

    private static string Write(SipMessageRewriter rewriter)
    {
        var output = new byte[4096];
        var written = rewriter.WriteTo(output);
        return written < 0 ? "-1" : SipSample.Text(output.AsSpan(0, written));
    }

    private static string With(string name, string line) => SipSample.Text(SipSample.With(name, line));
}
