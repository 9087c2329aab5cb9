using System.Text;
using Spit.EdgeProxy.Fingerprints;

namespace Spit.EdgeProxy.Tests.Fingerprints;

public sealed class VersionMaskTests
{
    [Theory]
    [InlineData("Example SIP-T46S 66.85.0.5", "Example SIP-T46S 7.1")]
    [InlineData("baresip v1.0.0 (x86_64/linux)", "baresip v2.11.3 (x86_64/linux)")]
    [InlineData("Phone/3.2rc1", "Phone/3.3")]
    [InlineData("Softphone rv2.10.4", "Softphone rv3")]
    [InlineData("Desk GXP2170 1.0 001565abcdef", "Desk GXP2170 1.0 ac1565fbcde0")]
    public void Append_OtherVersionOrSerial_IsTheSame(string text, string other) =>
        Assert.Equal(Hash(text), Hash(other));

    [Theory]
    [InlineData("Example SIP-T46S 66.85", "Example SIP-T48S 66.85")]
    [InlineData("Phone/1.0", "Phone 1.0")]
    [InlineData("Phone/1.0", "Phone/1.0 (x)")]
    [InlineData("Phone.1", "Phone1")]
    [InlineData("Phone", "phone")]
    [InlineData("", "1")]
    public void Append_OtherModelOrSpelling_IsAnother(string text, string other) =>
        Assert.NotEqual(Hash(text), Hash(other));

    private static ulong Hash(string text)
    {
        var make = new MakeWriter(stackalloc byte[16]);
        VersionMask.Append(Encoding.ASCII.GetBytes(text), ref make);
        return make.Finish();
    }
}
