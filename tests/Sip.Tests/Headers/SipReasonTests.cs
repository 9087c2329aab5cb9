using System.Text;
using Spit.Sip.Headers;

namespace Spit.Sip.Tests.Headers;

public sealed class SipReasonTests
{
    [Theory]
    [InlineData("SIP;cause=607;text=\"Unwanted\"", true, 607)]
    [InlineData(" sip ; cause = 200 ", true, 200)]
    [InlineData("SIP", true, -1)]
    [InlineData("SIP;text=\"cause=607\"", true, -1)]
    [InlineData("SIP;cause=6077", true, -1)]
    [InlineData("SIP;cause=-1", true, -1)]
    [InlineData("Q.850;cause=16", false, 16)]
    public void TryRead_WellFormed_TellsProtocolAndCause(string text, bool isSip, int cause)
    {
        Assert.True(SipReason.TryRead(Encoding.ASCII.GetBytes(text), out var reason));
        Assert.Equal((isSip, cause), (reason.IsSip, reason.Cause));
    }

    [Theory]
    [InlineData("")]
    [InlineData(";cause=607")]
    [InlineData("S IP;cause=607")]
    [InlineData("SIP;;cause=607")]
    [InlineData("SIP;text=\"open")]
    public void TryRead_Malformed_IsFalse(string text) =>
        Assert.False(SipReason.TryRead(Encoding.ASCII.GetBytes(text), out _));
}
