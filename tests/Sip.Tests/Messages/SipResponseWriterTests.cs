using System.Net;
using Spit.Sip.Messages;

namespace Spit.Sip.Tests.Messages;

public sealed class SipResponseWriterTests
{
    private static readonly IPAddress Source = IPAddress.Parse("198.51.100.7");

    [Fact]
    public void Write_ARefusal_CarriesWhatTheRequestBrought() =>
        Assert.Equal(
            """
            SIP/2.0 603 Decline
            Via: SIP/2.0/UDP 192.0.2.10:5062;rport=40000;branch=z9hG4bK776asdhds;received=198.51.100.7
            From: "Alice Example" <sip:+441632960123@example.com>;tag=1928301774
            To: <sip:+4930231250@carrier.example>;tag=ours
            Call-ID: a84b4c76e66710@192.0.2.10
            CSeq: 314159 INVITE
            Reason: SIP;cause=603
            Content-Length: 0


            """.ReplaceLineEndings("\r\n"),
            Write(SipSample.Invite, 603, "Decline", "Reason: SIP;cause=603\r\n"));

    [Fact]
    public void Write_Trying_HasTheTimestampAndNoTag()
    {
        var text = Write(SipSample.Invite, 100, "Trying");
        Assert.Contains("\r\nTimestamp: 54.21\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain(";tag=ours", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Timestamp", Write(SipSample.Invite, 180, "Ringing"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INVITE", 100, false)]
    [InlineData("INVITE", 180, true)]
    [InlineData("INVITE", 200, true)]
    [InlineData("INVITE", 302, false)]
    [InlineData("INVITE", 404, false)]
    [InlineData("SUBSCRIBE", 202, true)]
    [InlineData("REFER", 202, true)]
    [InlineData("OPTIONS", 200, false)]
    public void Write_RecordRoute_OnlyWhereADialogMayArise(string method, int code, bool expected)
    {
        var bytes = SipSample.Bytes(
            $"""
            {method} sip:b@example.net SIP/2.0
            Via: SIP/2.0/UDP 192.0.2.1, SIP/2.0/TCP 192.0.2.2
            v: SIP/2.0/TCP 192.0.2.3
            Record-Route: <sip:r1;lr>, <sip:r2;lr>
            f: <sip:a@example.com>;tag=1
            t: <sip:b@example.net>;tag=theirs
            i: 1
            CSeq: 1 {method}
            Record-Route: <sip:r3;lr>


            """);
        var text = Write(bytes, code, "x");
        var routes = "Record-Route: <sip:r1;lr>, <sip:r2;lr>\r\nRecord-Route: <sip:r3;lr>\r\n";
        Assert.Equal(expected, text.Contains(routes, StringComparison.Ordinal));
        Assert.Equal(expected, text.Contains("Record-Route", StringComparison.Ordinal));
        Assert.Contains("To: <sip:b@example.net>;tag=theirs\r\n", text, StringComparison.Ordinal);
        Assert.Contains(
            "\r\nVia: SIP/2.0/UDP 192.0.2.1;received=198.51.100.7\r\nVia: SIP/2.0/TCP 192.0.2.2\r\n"
            + "Via: SIP/2.0/TCP 192.0.2.3\r\n",
            text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_ToAFaultyRequest_CopiesWhatIsThereOnOneLineEach()
    {
        var bytes = SipSample.With("Via", "Via: SIP/2.0/UDP\r\n a;;x\r\nTo: \"open <sip:b@c>\rX: 1");
        var text = Write(bytes, 400, "Bad Via");
        Assert.Contains("\r\nVia: SIP/2.0/UDP   a;;x;received=198.51.100.7\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\nTo: \"open <sip:b@c>;tag=ours\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\r\nX:", text, StringComparison.Ordinal);

        text = Write(SipSample.With("From", ""), 400, "x");
        Assert.DoesNotContain("From", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_WithABody_StatesItsLength()
    {
        var slots = new SipHeaderSlot[SipLimits.MaxHeaders];
        SipMessageView.TryRead(SipSample.Invite, slots, out var view);
        var output = new byte[2048];
        var written = SipResponseWriter.Write(
            view, 200, "OK"u8, "t"u8, "Content-Type: application/sdp\r\n"u8, Source, 1, output, "v=0\r\n"u8);
        Assert.EndsWith(
            "Content-Length: 5\r\n\r\nv=0\r\n", SipSample.Text(output.AsSpan(0, written)), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_IntoTooLittleRoom_SaysSo()
    {
        var slots = new SipHeaderSlot[SipLimits.MaxHeaders];
        SipMessageView.TryRead(SipSample.Invite, slots, out var view);
        var output = new byte[2048];
        var whole = SipResponseWriter.Write(view, 603, "Decline"u8, "t"u8, default, Source, 1, output);
        for (var room = 0; room < whole; room++)
        {
            Assert.Equal(
                -1, SipResponseWriter.Write(view, 603, "Decline"u8, "t"u8, default, Source, 1, output.AsSpan(0, room)));
        }
    }

    private static string Write(byte[] request, int code, string reason, string extraHeaders = "")
    {
        var slots = new SipHeaderSlot[SipLimits.MaxHeaders];
        SipMessageView.TryRead(request, slots, out var view);
        var output = new byte[4096];
        var written = SipResponseWriter.Write(
            view, code, System.Text.Encoding.ASCII.GetBytes(reason), "ours"u8,
            System.Text.Encoding.ASCII.GetBytes(extraHeaders), Source, 40_000, output);
        return SipSample.Text(output.AsSpan(0, written));
    }
}
