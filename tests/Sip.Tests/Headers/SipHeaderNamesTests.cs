using System.Text;
using Spit.Sip.Headers;

namespace Spit.Sip.Tests.Headers;

public sealed class SipHeaderNamesTests
{
    /// <summary>The wire names that are not the enum's names with hyphens before capitals.</summary>
    private static readonly Dictionary<SipHeaderName, string> Irregular = new()
    {
        [SipHeaderName.CallId] = "Call-ID",
        [SipHeaderName.CSeq] = "CSeq",
        [SipHeaderName.PAssertedIdentity] = "P-Asserted-Identity",
        [SipHeaderName.PPreferredIdentity] = "P-Preferred-Identity",
        [SipHeaderName.MinSE] = "Min-SE",
        [SipHeaderName.WwwAuthenticate] = "WWW-Authenticate",
        [SipHeaderName.RAck] = "RAck",
        [SipHeaderName.RSeq] = "RSeq",
    };

    public static TheoryData<SipHeaderName> Known => [.. Enum.GetValues<SipHeaderName>().Skip(1)];

    [Theory, MemberData(nameof(Known))]
    public void Read_EveryKnownName_InAnyCase(SipHeaderName header)
    {
        var name = Irregular.GetValueOrDefault(header) ?? Hyphenated(header.ToString());
        Assert.Equal(header, SipHeaderNames.Read(Encoding.ASCII.GetBytes(name)));
        Assert.Equal(header, SipHeaderNames.Read(Encoding.ASCII.GetBytes(name.ToUpperInvariant())));
        Assert.Equal(header, SipHeaderNames.Read(Encoding.ASCII.GetBytes(name.ToLowerInvariant())));
        Assert.Equal(SipHeaderName.Other, SipHeaderNames.Read(Encoding.ASCII.GetBytes(name + "x")));
        Assert.Equal(SipHeaderName.Other, SipHeaderNames.Read(Encoding.ASCII.GetBytes("x" + name[1..])));
    }

    [Theory]
    [InlineData("v", SipHeaderName.Via)]
    [InlineData("F", SipHeaderName.From)]
    [InlineData("t", SipHeaderName.To)]
    [InlineData("I", SipHeaderName.CallId)]
    [InlineData("m", SipHeaderName.Contact)]
    [InlineData("L", SipHeaderName.ContentLength)]
    [InlineData("c", SipHeaderName.ContentType)]
    [InlineData("e", SipHeaderName.ContentEncoding)]
    [InlineData("k", SipHeaderName.Supported)]
    [InlineData("s", SipHeaderName.Subject)]
    [InlineData("y", SipHeaderName.Identity)]
    [InlineData("z", SipHeaderName.Other)]
    [InlineData("", SipHeaderName.Other)]
    [InlineData("C%6Fntact", SipHeaderName.Other)]
    public void Read_CompactForms(string name, SipHeaderName expected) =>
        Assert.Equal(expected, SipHeaderNames.Read(Encoding.ASCII.GetBytes(name)));

    [Theory]
    [InlineData("INVITE", SipMethod.Invite)]
    [InlineData("invite", SipMethod.Unknown)]
    [InlineData("", SipMethod.Unknown)]
    public void ReadMethod_IsCaseSensitive(string token, SipMethod expected) =>
        Assert.Equal(expected, SipMethods.Read(Encoding.ASCII.GetBytes(token)));

    [Fact]
    public void ReadMethod_KnowsEveryMethod()
    {
        foreach (var method in Enum.GetValues<SipMethod>().Skip(1))
            Assert.Equal(method, SipMethods.Read(Encoding.ASCII.GetBytes(method.ToString().ToUpperInvariant())));
    }

    private static string Hyphenated(string name) =>
        string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? "-" + c : c.ToString()));
}
