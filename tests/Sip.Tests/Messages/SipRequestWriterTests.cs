using Spit.Sip.Messages;

namespace Spit.Sip.Tests.Messages;

public sealed class SipRequestWriterTests
{
    private readonly SipHeaderSlot[] _slots = new SipHeaderSlot[SipLimits.MaxHeaders];
    private readonly SipHeaderSlot[] _moreSlots = new SipHeaderSlot[SipLimits.MaxHeaders];
    private readonly byte[] _output = new byte[2048];

    [Fact]
    public void WriteAck_ToARefusal_FollowsTheInvite()
    {
        SipMessageView.TryRead(SipSample.Invite, _slots, out var invite);
        var response = SipSample.Bytes(
            """
            SIP/2.0 486 Busy Here
            Via: SIP/2.0/UDP 192.0.2.10:5062;rport=5062;branch=z9hG4bK776asdhds
            From: "Alice Example" <sip:+441632960123@example.com>;tag=1928301774
            To: <sip:+4930231250@carrier.example>;tag=callee
            Call-ID: a84b4c76e66710@192.0.2.10
            CSeq: 314159 INVITE


            """);
        Assert.Equal(SipParseError.None, SipMessageView.TryRead(response, _moreSlots, out var busy));
        var written = SipRequestWriter.WriteAck(invite, busy, _output);
        Assert.Equal(
            Expected("ACK", "To: <sip:+4930231250@carrier.example>;tag=callee", ""),
            SipSample.Text(_output.AsSpan(0, written)));
        Assert.Equal(-1, SipRequestWriter.WriteAck(invite, busy, new byte[written - 1]));
        Assert.Equal(SipParseError.None, SipMessageView.TryRead(_output.AsSpan(0, written), _moreSlots, out var ack));
        Assert.Equal(SipMethod.Ack, ack.Method);
    }

    [Fact]
    public void WriteCancel_FollowsTheInvite()
    {
        SipMessageView.TryRead(SipSample.Invite, _slots, out var invite);
        var written = SipRequestWriter.WriteCancel(invite, "Reason: SIP;cause=200\r\n"u8, _output);
        Assert.Equal(
            Expected("CANCEL", "To: <sip:+4930231250@carrier.example>", "Reason: SIP;cause=200\n"),
            SipSample.Text(_output.AsSpan(0, written)));
        var error = SipMessageView.TryRead(_output.AsSpan(0, written), _moreSlots, out var cancel);
        Assert.Equal(SipParseError.None, error);
        Assert.Equal(SipMethod.Cancel, cancel.Method);
    }

    [Fact]
    public void WriteCancel_OfAViaList_TakesItsFirstElement()
    {
        var bytes = SipSample.With("Via", "Via: SIP/2.0/UDP a;branch=z9hG4bK1, SIP/2.0/UDP b;branch=z9hG4bK2");
        SipMessageView.TryRead(bytes, _slots, out var request);
        var written = SipRequestWriter.WriteCancel(request, default, _output);
        Assert.Contains(
            "\r\nVia: SIP/2.0/UDP a;branch=z9hG4bK1\r\nFrom", SipSample.Text(_output.AsSpan(0, written)),
            StringComparison.Ordinal);
    }

    private static string Expected(string method, string to, string extra) =>
        $"""
        {method} sip:+4930231250@carrier.example;user=phone SIP/2.0
        Via: {SipSample.Via}
        Route: <sip:edge1.carrier.example;lr>, <sip:edge2.carrier.example;lr>
        Route: <sip:core.carrier.example;lr>
        From: "Alice Example" <sip:+441632960123@example.com>;tag=1928301774
        {to}
        Call-ID: a84b4c76e66710@192.0.2.10
        CSeq: 314159 {method}
        Max-Forwards: 70
        {extra}Content-Length: 0


        """.ReplaceLineEndings("\r\n");
}
