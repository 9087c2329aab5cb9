using System.Text;
using Spit.Sip.Uris;

namespace Spit.Sip.Tests.Uris;

public sealed class SipUriTests
{
    [Theory]
    [InlineData("sip:example.com", "", "example.com", 0, "", "")]
    [InlineData("SIP:a@example.com", "a", "example.com", 0, "", "")]
    [InlineData("sips:a:pw@example.com:5061;lr;t=tcp?x=y", "a", "example.com", 5061, ";lr;t=tcp", "x=y")]
    [InlineData("sip:user;par=u%40example.net@example.com", "user;par=u%40example.net", "example.com", 0, "", "")]
    [InlineData("sip:a?b@example.com;c", "a?b", "example.com", 0, ";c", "")]
    [InlineData("sip:sips%3Auser%40example.com@example.net", "sips%3Auser%40example.com", "example.net", 0, "", "")]
    [InlineData("sip:null-%00-null@example.com", "null-%00-null", "example.com", 0, "", "")]
    [InlineData("sip:#31#0123@example.com", "#31#0123", "example.com", 0, "", "")]
    [InlineData("sip:[2001:db8::10]:5070", "", "2001:db8::10", 5070, "", "")]
    [InlineData("sip:[2001:db8::10:5070]", "", "2001:db8::10:5070", 0, "", "")]
    [InlineData("sip:u@[::ffff:192.0.2.2];x", "u", "::ffff:192.0.2.2", 0, ";x", "")]
    [InlineData("sip:u@[::]", "u", "::", 0, "", "")]
    [InlineData("sip:example.com?Route=%3Csip:example.com%3E", "", "example.com", 0, "", "Route=%3Csip:example.com%3E")]
    [InlineData("sip:1_U~(to-be!sure)&isn't+it$/crazy?,/;;*:&it+has=1@example.com",
        "1_U~(to-be!sure)&isn't+it$/crazy?,/;;*", "example.com", 0, "", "")]
    public void TryRead_Sip_GivesItsParts(
        string text, string user, string host, int port, string parameters, string headers)
    {
        Assert.True(SipUri.TryRead(Encoding.ASCII.GetBytes(text), out var uri));
        Assert.True(uri.Scheme is SipUriScheme.Sip or SipUriScheme.Sips);
        Assert.Equal(user.Length > 0, uri.HasUser);
        Assert.Equal(user, SipSample.Text(uri.User));
        Assert.Equal(host, SipSample.Text(uri.Host));
        Assert.Equal(host.Contains(':', StringComparison.Ordinal), uri.HostIsIPv6);
        Assert.Equal(port, uri.Port);
        Assert.Equal(parameters, SipSample.Text(uri.Parameters.Text));
        Assert.Equal(headers, SipSample.Text(uri.Headers));
    }

    [Theory]
    [InlineData("tel:+44-1632-960123;phone-context=example.com", "+44-1632-960123", ";phone-context=example.com")]
    [InlineData("TEL:(030)23125.0", "(030)23125.0", "")]
    [InlineData("tel:*31#112", "*31#112", "")]
    public void TryRead_Tel_GivesNumberAndParameters(string text, string number, string parameters)
    {
        Assert.True(SipUri.TryRead(Encoding.ASCII.GetBytes(text), out var uri));
        Assert.Equal(SipUriScheme.Tel, uri.Scheme);
        Assert.True(uri.HasUser);
        Assert.Equal(number, SipSample.Text(uri.User));
        Assert.Equal(parameters, SipSample.Text(uri.Parameters.Text));
        Assert.True(uri.Host.IsEmpty);
    }

    [Theory]
    [InlineData("urn:service:sos.fire", SipUriScheme.Urn, "urn", "service:sos.fire")]
    [InlineData("soap.beep://192.0.2.103:3002", SipUriScheme.Other, "soap.beep", "//192.0.2.103:3002")]
    [InlineData("name:John_Smith", SipUriScheme.Other, "name", "John_Smith")]
    public void TryRead_OtherSchemes_GivesWhatFollows(string text, SipUriScheme scheme, string token, string rest)
    {
        Assert.True(SipUri.TryRead(Encoding.ASCII.GetBytes(text), out var uri));
        Assert.Equal(scheme, uri.Scheme);
        Assert.Equal(token, SipSample.Text(uri.SchemeToken));
        Assert.Equal(rest, SipSample.Text(uri.Host));
        Assert.False(uri.HasUser);
        Assert.True(uri.Parameters.Text.IsEmpty);
    }

    [Theory]
    [InlineData("")]
    [InlineData("sip")]
    [InlineData("sip:")]
    [InlineData(":a@b")]
    [InlineData("1sip:a@b")]
    [InlineData("sip:@example.com")]
    [InlineData("sip::pw@example.com")]
    [InlineData("sip:a@")]
    [InlineData("sip:a@b@c")]
    [InlineData("sip:2001:db8::10")]
    [InlineData("sip:[2001:db8::10")]
    [InlineData("sip:[2001:db8:::192.0.2.1]")]
    [InlineData("sip:[2001:db8::1::2]")]
    [InlineData("sip:[1:2:3:4:5:6:7]")]
    [InlineData("sip:[1:2:3:4:5:6:7:8:9]")]
    [InlineData("sip:[1:2:3:4:5:6:7:8::]")]
    [InlineData("sip:[12345::]")]
    [InlineData("sip:[fe80::1%eth0]")]
    [InlineData("sip:[::1.2.3]")]
    [InlineData("sip:[::1.2.3.256]")]
    [InlineData("sip:[]")]
    [InlineData("sip:a@b:")]
    [InlineData("sip:a@b:0")]
    [InlineData("sip:a@b:65536")]
    [InlineData("sip:a@b:5o60")]
    [InlineData("sip:a@b;;c")]
    [InlineData("sip:a@b; lr")]
    [InlineData("sip:a b@c")]
    [InlineData("<sip:a@b>")]
    [InlineData("sip:a\"@b")]
    [InlineData("sip:a@b\0")]
    [InlineData("tel:")]
    [InlineData("tel:;x=y")]
    [InlineData("tel:alice")]
    public void TryRead_Malformed_IsRefused(string text) =>
        Assert.False(SipUri.TryRead(Encoding.ASCII.GetBytes(text), out _));
}
