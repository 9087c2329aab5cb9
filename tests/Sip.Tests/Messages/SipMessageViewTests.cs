using System.Text;
using Spit.Sip.Headers;
using Spit.Sip.Messages;

namespace Spit.Sip.Tests.Messages;

public sealed class SipMessageViewTests
{
    private readonly SipHeaderSlot[] _slots = new SipHeaderSlot[SipLimits.MaxHeaders];

    [Fact]
    public void TryRead_Invite_GivesAllItsParts()
    {
        Assert.Equal(SipParseError.None, SipMessageView.TryRead(SipSample.Invite, _slots, out var view));
        Assert.True(view.IsRequest);
        Assert.True(view.CanAnswer);
        Assert.Equal(SipMethod.Invite, view.Method);
        Assert.Equal("sip:+4930231250@carrier.example;user=phone", SipSample.Text(view.RequestUri));
        Assert.Equal(16, view.Headers.Length);
        Assert.Equal("z9hG4bK776asdhds", SipSample.Text(view.TopVia.Branch));
        Assert.Equal("1928301774", SipSample.Text(view.From.Tag));
        Assert.True(view.To.Tag.IsEmpty);
        Assert.Equal("a84b4c76e66710@192.0.2.10", SipSample.Text(view.CallId));
        Assert.Equal(314159u, view.CSeq.Number);
        Assert.Equal(SipMethod.Invite, view.CSeq.Method);
        Assert.Equal(70, view.MaxForwards);
        Assert.Equal("phone/1.0", SipSample.Text(view.Get(SipHeaderName.UserAgent)));
        Assert.True(view.TryGetOther("X-SPIT-SYMBOLS"u8, out var symbols));
        Assert.Equal("NONE", SipSample.Text(symbols));
        Assert.False(view.TryGetOther("X-Spit-Nothing"u8, out _));
        Assert.Equal("v=0\r", SipSample.Text(view.Body));
        Assert.Equal("\r\n\r\n", SipSample.Text(view.Bytes.Slice(view.HeaderEnd - 2, 4)));
    }

    [Fact]
    public void Elements_OverSeveralLines_GivesThemInOrder()
    {
        SipMessageView.TryRead(SipSample.Invite, _slots, out var view);
        var routes = new List<string>();
        foreach (var element in view.Elements(SipHeaderName.Route)) routes.Add(SipSample.Text(element));
        Assert.Equal(
            [
                "<sip:edge1.carrier.example;lr>", "<sip:edge2.carrier.example;lr>", "<sip:core.carrier.example;lr>",
            ],
            routes);
    }

    [Theory]
    [InlineData("a, b ,c", "a|b|c")]
    [InlineData(",, a,,b,", "a|b")]
    [InlineData("\"x, y\" <sip:a@b;p=\",\">, <sip:c,d@e>", "\"x, y\" <sip:a@b;p=\",\">|<sip:c,d@e>")]
    [InlineData("\"a\\\",b\" <sip:x>;q=\"1,2\", c", "\"a\\\",b\" <sip:x>;q=\"1,2\"|c")]
    [InlineData("\"open, a, b", "\"open, a, b")]
    [InlineData("a, <open, b", "a|<open, b")]
    [InlineData("a,\r\n b,\r\n\tc", "a|b|c")]
    [InlineData("", "")]
    public void Elements_OfOneLine_RespectQuotesAndBrackets(string value, string expected)
    {
        SipMessageView.TryRead(SipSample.With("Supported", "Supported: " + value), _slots, out var view);
        var found = new List<string>();
        foreach (var element in view.Elements(SipHeaderName.Supported)) found.Add(SipSample.Text(element));
        Assert.Equal(expected, string.Join('|', found));
    }

    [Theory]
    [InlineData("Via", "Via: SIP/2.0/UDP", SipParseError.BadVia, false)]
    [InlineData("Via", "Via: SIP/2.0/UDP h;branch=a;branch=b", SipParseError.BadVia, true)]
    [InlineData("Via", "Via: ,", SipParseError.BadVia, false)]
    [InlineData("Via", "", SipParseError.MissingMandatoryHeader, false)]
    [InlineData("From", "From: nobody", SipParseError.BadFrom, true)]
    [InlineData("From", "From: <sip:a@b>;tag=1;tag=2", SipParseError.BadFrom, true)]
    [InlineData("From", "From: <sip:a@b>, <sip:c@d>", SipParseError.BadFrom, true)]
    [InlineData("From", "f: <sip:a@b>\r\nFrom: <sip:a@b>", SipParseError.DuplicateSingleValueHeader, true)]
    [InlineData("To", "To: <sip:a@b", SipParseError.BadTo, true)]
    [InlineData("To", "", SipParseError.MissingMandatoryHeader, true)]
    [InlineData("Call-ID", "Call-ID: a b", SipParseError.BadCallId, true)]
    [InlineData("Call-ID", "Call-ID:", SipParseError.BadCallId, true)]
    [InlineData("CSeq", "CSeq: 2147483648 OPTIONS", SipParseError.BadCSeq, true)]
    [InlineData("CSeq", "CSeq: 2147483647 OPTIONS", SipParseError.None, true)]
    [InlineData("CSeq", "CSeq: 1", SipParseError.BadCSeq, true)]
    [InlineData("CSeq", "CSeq: 1 options", SipParseError.CSeqMethodMismatch, true)]
    [InlineData("Max-Forwards", "Max-Forwards: 255", SipParseError.None, true)]
    [InlineData("Max-Forwards", "Max-Forwards: 256", SipParseError.BadMaxForwards, true)]
    [InlineData("Max-Forwards", "Max-Forwards: -1", SipParseError.BadMaxForwards, true)]
    [InlineData("Max-Forwards", "Max-Forwards:", SipParseError.BadMaxForwards, true)]
    [InlineData("Max-Forwards", "", SipParseError.None, true)]
    [InlineData("l", "l: 0, 0", SipParseError.BadContentLength, true)]
    [InlineData("l", "l: 1", SipParseError.ContentLengthTooLarge, true)]
    [InlineData("l", "l: 99999999999999999999", SipParseError.ContentLengthTooLarge, true)]
    [InlineData("X", "no colon here", SipParseError.BadHeaderLine, true)]
    [InlineData("X", ": empty name", SipParseError.BadHeaderLine, true)]
    [InlineData("X", "X\r\n : folded name", SipParseError.BadHeaderLine, true)]
    [InlineData("X", "X: a\nY: b", SipParseError.BadLineEnd, true)]
    [InlineData("X", "X: a\rY: b", SipParseError.BadLineEnd, true)]
    [InlineData("X", "X(y): a", SipParseError.BadHeaderLine, true)]
    [InlineData("X", "X \t: a", SipParseError.None, true)]
    public void TryRead_OneHeaderChanged_NamesTheFault(
        string name, string line, SipParseError expected, bool canAnswer) =>
        TryRead_OneLineChanged_NamesTheFault(name, line, expected, canAnswer);

    [Theory]
    [InlineData("start", "OPTIONS sip:a@b SIP/2.0", SipParseError.None, true)]
    [InlineData("start", "OPTIONS sip:a@b sip/2.0", SipParseError.None, true)]
    [InlineData("start", "OPTIONS  sip:a@b SIP/2.0", SipParseError.BadStartLine, true)]
    [InlineData("start", "OPTIONS sip:a@b SIP/2.0 ", SipParseError.BadStartLine, true)]
    [InlineData("start", "OPTIONS SIP/2.0", SipParseError.BadStartLine, true)]
    [InlineData("start", "OPTIONS sip:a@b SIP/2", SipParseError.BadStartLine, true)]
    [InlineData("start", "OPTIONS sip:a@b SIP/3.0", SipParseError.UnsupportedVersion, true)]
    [InlineData("start", "OPTIONS http://b SIP/2.0", SipParseError.UnsupportedScheme, true)]
    [InlineData("start", "OPTIONS tel:+4930231250 SIP/2.0", SipParseError.None, true)]
    [InlineData("start", "OPTIONS urn:service:sos SIP/2.0", SipParseError.None, true)]
    [InlineData("start", "OPTIONS sip: SIP/2.0", SipParseError.BadRequestUri, true)]
    [InlineData("start", "OPT@ONS sip:a@b SIP/2.0", SipParseError.BadStartLine, false)]
    [InlineData("start", "GET / HTTP/1.1", SipParseError.NotSip, false)]
    [InlineData("start", "ACK sip:a@b SIP/2.0", SipParseError.CSeqMethodMismatch, false)]
    [InlineData("start", "SIP/2.0 200 OK", SipParseError.None, false)]
    [InlineData("start", "SIP/2.0 200", SipParseError.None, false)]
    [InlineData("start", "SIP/2.0 699 ", SipParseError.None, false)]
    [InlineData("start", "SIP/2.0 700 No", SipParseError.BadStatusCode, false)]
    [InlineData("start", "SIP/2.0 099 No", SipParseError.BadStatusCode, false)]
    [InlineData("start", "SIP/2.0 20 No", SipParseError.BadStatusCode, false)]
    [InlineData("start", "SIP/2.0 0200 No", SipParseError.BadStatusCode, false)]
    [InlineData("start", "SIP/2.0 abc No", SipParseError.BadStatusCode, false)]
    [InlineData("start", "SIP/2.0", SipParseError.BadStartLine, false)]
    [InlineData("start", "SIP/1.0 200 OK", SipParseError.UnsupportedVersion, false)]
    public void TryRead_OneLineChanged_NamesTheFault(string name, string line, SipParseError expected, bool canAnswer)
    {
        Assert.Equal(expected, SipMessageView.TryRead(SipSample.With(name, line), _slots, out var view));
        Assert.Equal(canAnswer, view.CanAnswer);
    }

    [Theory]
    [InlineData("", SipParseError.Empty)]
    [InlineData("\r\n\r\n", SipParseError.KeepAlive)]
    [InlineData("\0\0\0\0", SipParseError.KeepAlive)]
    [InlineData(" ", SipParseError.KeepAlive)]
    [InlineData("hello", SipParseError.NotSip)]
    [InlineData("\0INVITE", SipParseError.NotSip)]
    public void TryRead_NoMessage_CannotBeAnswered(string text, SipParseError expected)
    {
        Assert.Equal(expected, SipMessageView.TryRead(Encoding.ASCII.GetBytes(text), _slots, out var view));
        Assert.Equal(0, SipParseErrors.StatusCode(expected));
        Assert.False(view.CanAnswer);
        Assert.True(view.Bytes.IsEmpty);
        Assert.True(view.TopVia.Host.IsEmpty);
        Assert.True(view.Body.IsEmpty);
        Assert.Equal(-1, view.MaxForwards);
    }

    [Fact]
    public void TryRead_LineEndsBeforeTheStartLine_ArePassedOver()
    {
        byte[] bytes = [.. "\r\n\r\n"u8, .. SipSample.Invite];
        Assert.Equal(SipParseError.None, SipMessageView.TryRead(bytes, _slots, out var view));
        Assert.True(view.MethodToken.SequenceEqual("INVITE"u8));
    }

    [Fact]
    public void TryRead_OnlyLineFeeds_IsRefusedWithAnAnswer()
    {
        byte[] bytes = [.. SipSample.Invite.Where(b => b != '\r')];
        Assert.Equal(SipParseError.BadLineEnd, SipMessageView.TryRead(bytes, _slots, out var view));
        Assert.True(view.CanAnswer);
        Assert.Equal(16, view.Headers.Length);
    }

    [Fact]
    public void TryRead_BytesAfterTheContentLength_AreCut()
    {
        byte[] bytes = [.. SipSample.Invite, .. "INVITE sip:x SIP/2.0\r\n"u8];
        SipMessageView.TryRead(bytes, _slots, out var view);
        Assert.Equal(4, view.Body.Length);
        Assert.True(bytes.AsSpan().StartsWith(view.Bytes));
    }

    [Fact]
    public void TryRead_NoContentLength_BodyIsTheRest()
    {
        byte[] bytes = [.. SipSample.With("X", "X: 1"), .. "\0rest\r\n\r\n"u8];
        Assert.Equal(SipParseError.None, SipMessageView.TryRead(bytes, _slots, out var view));
        Assert.Equal("\0rest\r\n\r\n", SipSample.Text(view.Body));
    }

    [Fact]
    public void TryRead_FoldedValues_AreKeptAsWritten()
    {
        SipMessageView.TryRead(SipSample.With("Subject", "s :  a\r\n  b\r\n\t"), _slots, out var view);
        Assert.Equal("a\r\n  b", SipSample.Text(view.Get(SipHeaderName.Subject)));
    }
}
