using System.Text;
using Spit.Sip.Headers;

namespace Spit.Sip.Tests.Headers;

public sealed class SipNameAddrTests
{
    [Theory]
    [InlineData("sip:a@example.com", "", "sip:a@example.com", "")]
    [InlineData("sip:a@example.com;tag=x", "", "sip:a@example.com", "x")]
    [InlineData("sip:a@example.com ;   tag    = 19", "", "sip:a@example.com", "19")]
    [InlineData("<sip:a@example.com;user=phone>;tag=x", "", "sip:a@example.com;user=phone", "x")]
    [InlineData("<sip:a,b@example.com?x=y>", "", "sip:a,b@example.com?x=y", "")]
    [InlineData("caller<sip:a@example.com>;TAG=323", "caller", "sip:a@example.com", "323")]
    [InlineData("A. Bell <sip:a@example.com>", "A. Bell", "sip:a@example.com", "")]
    [InlineData("Bell, Alexander <sip:a@example.com>", "Bell, Alexander", "sip:a@example.com", "")]
    [InlineData("\"J \\\\\\\"\"     <sip:j@example.com>\r\n ;\r\n tag = 98", "J \\\\\\\"", "sip:j@example.com", "98")]
    [InlineData("\"<sip:x@y>\" <sip:a@example.com>", "<sip:x@y>", "sip:a@example.com", "")]
    [InlineData("<http://www.example.com>;tag=3", "", "http://www.example.com", "3")]
    [InlineData("isbn:2983792873", "", "isbn:2983792873", "")]
    [InlineData("tel:+441632960123;tag=1", "", "tel:+441632960123", "1")]
    [InlineData("<urn:service:sos>", "", "urn:service:sos", "")]
    [InlineData("<sip:a@b>;x=\"tag=no\";tag=yes", "", "sip:a@b", "yes")]
    public void TryRead_WellFormed_GivesItsParts(string text, string name, string uri, string tag)
    {
        Assert.True(SipNameAddr.TryRead(Encoding.Latin1.GetBytes(text), out var address));
        Assert.Equal(name, SipSample.Text(address.DisplayName));
        Assert.Equal(uri, SipSample.Text(address.Uri));
        Assert.Equal(tag, SipSample.Text(address.Tag));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a@example.com")]
    [InlineData("<a@example.com>")]
    [InlineData("<sip:a@example.com")]
    [InlineData("< sip:a@example.com >")]
    [InlineData("\"open <sip:a@example.com>")]
    [InlineData("\"closed\" sip:a@example.com")]
    [InlineData("\"closed\"")]
    [InlineData("a\"b\" <sip:a@example.com>")]
    [InlineData("sip:x@y, <sip:a@example.com>")]
    [InlineData("sip:x@y <sip:a@example.com>")]
    [InlineData("<sip:a@b>, <sip:c@d>")]
    [InlineData("<sip:a@b>c")]
    [InlineData("<sip:a@b>;")]
    [InlineData("<sip:a@b>;;tag=1")]
    [InlineData("<sip:a@b>;tag=1;Tag=2")]
    [InlineData("<sip:a@b>;tag")]
    [InlineData("<sip:a@b>;tag=")]
    [InlineData("sip:a@b?x=y")]
    [InlineData("<sip:>")]
    [InlineData(";tag=1")]
    public void TryRead_Malformed_IsRefused(string text) =>
        Assert.False(SipNameAddr.TryRead(Encoding.ASCII.GetBytes(text), out _));
}
