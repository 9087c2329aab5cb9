using System.Text;
using Spit.Sip.Headers;

namespace Spit.Sip.Tests.Headers;

public sealed class SipViaTests
{
    [Theory]
    [InlineData("SIP/2.0/UDP 192.0.2.1", "UDP", "192.0.2.1", 0, "")]
    [InlineData("SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bKa", "UDP", "192.0.2.1", 5060, "z9hG4bKa")]
    [InlineData("SIP / 2.0 / TLS  a.example.com : 5061 ; branch = z9hG4bKb ", "TLS", "a.example.com", 5061, "z9hG4bKb")]
    [InlineData("SIP  /   2.0\r\n /UDP\r\n    192.0.2.2;branch=390skdjuw", "UDP", "192.0.2.2", 0, "390skdjuw")]
    [InlineData("SIP/2.0/UDP [2001:db8::9:1]:6050;BRANCH=x", "UDP", "2001:db8::9:1", 6050, "x")]
    [InlineData("SIP/2.0/UNKNOWN host_1.example.com", "UNKNOWN", "host_1.example.com", 0, "")]
    public void TryRead_WellFormed_GivesItsParts(string text, string transport, string host, int port, string branch)
    {
        Assert.True(SipVia.TryRead(Encoding.ASCII.GetBytes(text), out var via));
        Assert.Equal("SIP/2.0", SipSample.Text(via.Protocol));
        Assert.Equal(transport, SipSample.Text(via.Transport));
        Assert.Equal(host, SipSample.Text(via.Host));
        Assert.Equal(host.Contains(':', StringComparison.Ordinal), via.HostIsIPv6);
        Assert.Equal(port, via.Port);
        Assert.Equal(branch, SipSample.Text(via.Branch));
        Assert.Equal(branch.StartsWith("z9hG4bK", StringComparison.Ordinal), via.HasMagicCookie);
    }

    [Theory]
    [InlineData("")]
    [InlineData("SIP/2.0/UDP")]
    [InlineData("SIP/2.0/UDP ")]
    [InlineData("SIP/2.0 UDP 192.0.2.1")]
    [InlineData("SIP//UDP 192.0.2.1")]
    [InlineData("/2.0/UDP 192.0.2.1")]
    [InlineData("SIP/2.0/UDP ;branch=a")]
    [InlineData("SIP/2.0/UDP 192.0.2.1:0")]
    [InlineData("SIP/2.0/UDP 192.0.2.1:65536")]
    [InlineData("SIP/2.0/UDP 192.0.2.1:")]
    [InlineData("SIP/2.0/UDP 192.0.2.1:50 60")]
    [InlineData("SIP/2.0/UDP 2001:db8::1")]
    [InlineData("SIP/2.0/UDP [2001:db8::1")]
    [InlineData("SIP/2.0/UDP [2001:db8:::1]")]
    [InlineData("SIP/2.0/UDP [2001:db8::1]x")]
    [InlineData("SIP/2.0/UDP a b")]
    [InlineData("SIP/2.0/UDP a;;b")]
    [InlineData("SIP/2.0/UDP a;")]
    [InlineData("SIP/2.0/UDP a;=b")]
    [InlineData("SIP/2.0/UDP a;x=\"open")]
    [InlineData("SIP/2.0/UDP a;x=\"b\"c")]
    [InlineData("SIP/2.0/UDP a;received=1.2.3.4;received=1.2.3.5")]
    [InlineData("SIP/2.0/UDP a;rport;RPORT=1")]
    public void TryRead_Malformed_IsRefused(string text) =>
        Assert.False(SipVia.TryRead(Encoding.ASCII.GetBytes(text), out _));

    [Theory]
    [InlineData("", false, 0, "", "")]
    [InlineData(";rport", true, 0, "", "")]
    [InlineData(";rport=", true, 0, "", "")]
    [InlineData(";rport=5070;received=192.0.2.200", true, 5070, "192.0.2.200", "")]
    [InlineData(";rport=70000", true, 0, "", "")]
    [InlineData(";received=[2001:db8::9:255];maddr=224.2.0.1", false, 0, "2001:db8::9:255", "224.2.0.1")]
    [InlineData(";Received=2001:db8::9:255", false, 0, "2001:db8::9:255", "")]
    public void Parameters_OfResponseRouting_AreRead(
        string parameters, bool hasRport, int rport, string received, string maddr)
    {
        Assert.True(SipVia.TryRead(Encoding.ASCII.GetBytes("SIP/2.0/UDP a" + parameters), out var via));
        Assert.Equal(hasRport, via.HasRport);
        Assert.Equal(rport, via.Rport);
        Assert.Equal(received, SipSample.Text(via.Received));
        Assert.Equal(maddr, SipSample.Text(via.Maddr));
    }

    [Fact]
    public void Protocol_OfAnotherVersion_IsAsWritten()
    {
        Assert.True(SipVia.TryRead("SIP/7.0/UDP c.example.com"u8, out var via));
        Assert.Equal("SIP/7.0", SipSample.Text(via.Protocol));
    }

    [Fact]
    public void Default_HasNothing()
    {
        var via = default(SipVia);
        Assert.True(via.Host.IsEmpty && via.Branch.IsEmpty && via.Protocol.IsEmpty && !via.HasRport);
    }
}
