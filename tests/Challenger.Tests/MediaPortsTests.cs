using System.Net;

namespace Spit.Challenger.Tests;

public sealed class MediaPortsTests
{
    [Theory]
    [InlineData("192.0.2.10:30000-30099", "192.0.2.10", 50)]
    [InlineData("[2001:db8::10]:30000-30001", "2001:db8::10", 1)]
    public void TryParse_AddressAndRange_IsReadAndWrittenAlike(string text, string address, int room)
    {
        Assert.True(MediaPorts.TryParse(text, out var ports));
        Assert.Equal((IPAddress.Parse(address), room), (ports!.Address, ports.Room));
        Assert.Equal(text, ports.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("192.0.2.10")]
    [InlineData("192.0.2.10:30000")]
    [InlineData("192.0.2.10-30000")]
    [InlineData("192.0.2.10:30001-30000")]
    [InlineData("192.0.2.10:0-30000")]
    [InlineData("192.0.2.10:30000-70000")]
    [InlineData("name.example:30000-30001")]
    public void TryParse_AnythingElse_IsRefused(string text) => Assert.False(MediaPorts.TryParse(text, out _));
}
