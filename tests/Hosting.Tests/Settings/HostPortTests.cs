using Spit.Hosting.Settings;

namespace Spit.Hosting.Tests.Settings;

public sealed class HostPortTests
{
    [Theory]
    [InlineData("sip.example.com:5060", "sip.example.com", 5060)]
    [InlineData("192.0.2.1:1", "192.0.2.1", 1)]
    [InlineData("[2001:db8::1]:65535", "2001:db8::1", 65535)]
    public void TryParse_HostAndPort_ReadsAndWritesTheSame(string text, string host, int port)
    {
        Assert.True(HostPort.TryParse(text, out var value));
        Assert.Equal(new HostPort(host, port), value);
        Assert.Equal(text, value!.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(":5060")]
    [InlineData("host")]
    [InlineData("host:0")]
    [InlineData("host:65536")]
    [InlineData("host:+5")]
    [InlineData("host:5060 ")]
    [InlineData("2001:db8::1:5060")]
    [InlineData("[::1:5060")]
    [InlineData("[host]:5060")]
    [InlineData("[]:5060")]
    [InlineData("a b:5060")]
    public void TryParse_SomethingElse_IsRefused(string text) => Assert.False(HostPort.TryParse(text, out _));
}
