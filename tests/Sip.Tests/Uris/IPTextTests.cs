using System.Net;
using System.Text;
using CsCheck;
using Spit.Sip.Uris;

namespace Spit.Sip.Tests.Uris;

public sealed class IPTextTests
{
    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1", true)]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("::ffff:c000:201", "192.0.2.1", true)]
    [InlineData("2001:DB8:0:0::1", "2001:db8::1", true)]
    [InlineData("2001:db8::2", "2001:db8::1", false)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("192.0.2", "192.0.2.0", false)]
    [InlineData("192.0.2.1.1", "192.0.2.1", false)]
    [InlineData("host.example.com", "192.0.2.1", false)]
    [InlineData("", "0.0.0.0", false)]
    public void Equals_ComparesAddressesNotSpellings(string text, string address, bool expected) =>
        Assert.Equal(expected, IPText.Equals(Encoding.ASCII.GetBytes(text), IPAddress.Parse(address)));

    [Theory]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1")]
    [InlineData("255.255.255.255", "255.255.255.255")]
    [InlineData("fe80::1%3", "fe80::1")]
    [InlineData("2001:db8::1", "2001:db8::1")]
    public void Write_LeavesOutMappingAndZone(string address, string expected)
    {
        Span<byte> buffer = stackalloc byte[64];
        var written = IPText.Write(IPAddress.Parse(address), buffer);
        Assert.Equal(expected, SipSample.Text(buffer[..written]));
        Assert.Equal(-1, IPText.Write(IPAddress.Parse(address), buffer[..4]));
    }

    [Fact]
    public void IsIPv6_AgreesWithTheFramework()
    {
        var group = Gen.Frequency(
            (6, Gen.Int[0, 0xFFFF].Select(n => n.ToString("x", null))), (2, Gen.Const("")), (1, Gen.Const("1.2.3.4")));
        group.Array[1, 9].Select(groups => string.Join(':', groups)).Sample(
            text =>
            {
                var isAddress = IPAddress.TryParse(text, out var address)
                    && address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6;
                Assert.Equal(isAddress, IPText.IsIPv6(Encoding.ASCII.GetBytes(text)));
                if (isAddress) Assert.True(IPText.Equals(Encoding.ASCII.GetBytes(text), address!));
            },
            iter: 20_000, threads: 1);
    }
}
