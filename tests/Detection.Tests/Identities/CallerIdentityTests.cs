using System.Text;
using CsCheck;
using Spit.Detection.Identities;

namespace Spit.Detection.Tests.Identities;

public sealed class CallerIdentityTests
{
    private static readonly NumberPlan NorthAmerica = new()
    {
        HomeCountryCode = "1",
        NationalPrefix = "1",
        InternationalPrefix = "011",
        NationalDigits = 10,
    };

    public static TheoryData<string> SpellingsOfOneNumber =>
    [
        "+493023125001", "00493023125001", "03023125001", "493023125001",
        "+49 30 23125001", "+49-30-23125-001", "+49.30.23125.001", "+49 (0)30 23125001", "+49(30)23125001",
        "030 23125 001", "030/23125001", "(030) 23125001", "0049 30 23125001", "+4903023125001", "  +493023125001  ",
        "tel:+493023125001", "TEL:+49-30-23125001", "tel:03023125001", "tel:+493023125001;isub=1",
        "<tel:+493023125001>",
        "tel:03023125001;phone-context=+49", "tel:3023125001;phone-context=+49", "tel:030-23125001;phone-context=+4-9",
        "tel:03023125001;phone-context=carrier.example", "tel:03023125001;ext=7;PHONE-CONTEXT=+49",
        "sip:+493023125001@carrier.example", "sips:+493023125001@carrier.example", "SIP:+493023125001@CARRIER.EXAMPLE",
        "sip:+493023125001@carrier.example:5060", "sip:+493023125001@192.0.2.1", "sip:+493023125001@[2001:db8::1]:5060",
        "sip:+493023125001@carrier.example;user=phone", "sip:+49-30-23125-001@carrier.example;user=phone",
        "sip:493023125001@carrier.example", "sip:00493023125001@carrier.example", "sip:03023125001@carrier.example",
        "sip:03023125001@other.example;user=phone", "sip:+493023125001:secret@carrier.example",
        "sip:%2B493023125001@carrier.example", "sip:%2b49302312500%31@carrier.example",
        "sip:+493023125001;isub=1@carrier.example;user=phone",
        "sip:03023125001;phone-context=+49@carrier.example;user=phone",
        "sip:03023125001;phone-context=+49&@carrier.example", "sip:03023125001;phone-context=+493023@carrier.example",
        "<sip:+493023125001@carrier.example;transport=tcp>;tag=1", "sip:+493023125001@carrier.example?Subject=x",
        "sip:+493023125001@carrier.example;transport=udp;lr", "+493023125001@carrier.example",
    ];

    public static TheoryData<string> SpellingsOfOneUri =>
    [
        "sip:alice@carrier.example", "sips:alice@carrier.example", "SIP:alice@Carrier.Example",
        "sip:alice@carrier.example:5062",
        "sip:alice:secret@carrier.example", "sip:%61lice@carrier.example", "sip:al%69ce@carrier.example.",
        "<sip:alice@carrier.example>", "<sip:alice@carrier.example;lr>;tag=88",
        "sip:alice@carrier.example;transport=tls",
        "sip:alice@carrier.example?Priority=urgent", "alice@carrier.example", " sip:alice@carrier.example ",
    ];

    [Theory]
    [MemberData(nameof(SpellingsOfOneNumber))]
    public void TryCanonicalize_AnySpellingOfANumber_InternationalNumber(string text) =>
        Assert.Equal("+493023125001", Canonical(text));

    [Theory]
    [MemberData(nameof(SpellingsOfOneUri))]
    public void TryCanonicalize_AnySpellingOfAUri_OneUri(string text) =>
        Assert.Equal("sip:alice@carrier.example", Canonical(text));

    [Theory]
    [InlineData("sip:anonymous@anonymous.invalid")]
    [InlineData("sip:Anonymous@carrier.example")]
    [InlineData("<sip:c8oqz84zk7z@anonymous.invalid>;tag=1")]
    [InlineData("sip:anonymous.invalid")]
    [InlineData("anonymous")]
    public void TryCanonicalize_WithheldIdentity_Anonymous(string text) =>
        Assert.Equal(CallerIdentity.Anonymous, Canonical(text));

    [Theory]
    [InlineData("sip:400@pbx.example.com", "sip:400@pbx.example.com")]
    [InlineData("sip:23125001@carrier.example", "sip:23125001@carrier.example")]
    [InlineData("sip:4930231@carrier.example", "sip:4930231@carrier.example")]
    [InlineData("sip:+112@carrier.example", "sip:+112@carrier.example")]
    [InlineData("sip:441632960123@carrier.example", "sip:441632960123@carrier.example")]
    [InlineData("tel:400", "tel:400")]
    [InlineData("400", "tel:400")]
    [InlineData("tel:7042;phone-context=Example.com", "tel:7042;phone-context=example.com")]
    [InlineData("tel:863-1234;phone-context=+1-914-555", "tel:8631234;phone-context=+1914555")]
    [InlineData("tel:1632960123;phone-context=+44", "+441632960123")]
    [InlineData("tel:00441632960123;phone-context=+49", "+441632960123")]
    [InlineData("+44 1632 960123", "+441632960123")]
    [InlineData("0044 1632 960123", "+441632960123")]
    [InlineData("+1 555 0100123", "+15550100123")]
    [InlineData("sip:carrier.example", "sip:carrier.example")]
    [InlineData("sip:sipp@127.0.0.1:5061", "sip:sipp@127.0.0.1")]
    [InlineData("sip:bob@[2001:DB8:0:0::1]:5060", "sip:bob@[2001:db8::1]")]
    [InlineData("sip:a%20b%0d%0a@example.com", "sip:a%20b%0D%0A@example.com")]
    [InlineData("sip:j%40s0n@example.com", "sip:j%40s0n@example.com")]
    [InlineData("sip:user;par=u%40example.net@example.com", "sip:user;par=u%40example.net@example.com")]
    [InlineData("sip:jos\u00e9@example.com", "sip:jos%C3%A9@example.com")]
    [InlineData("sip:jos%c3%a9@example.com", "sip:jos%C3%A9@example.com")]
    public void TryCanonicalize_Text_AsStated(string text, string expected) => Assert.Equal(expected, Canonical(text));

    [Theory]
    [InlineData("sip:alice@carrier.example", "sip:Alice@carrier.example")]
    [InlineData("sip:alice@carrier.example", "sip:alice@other.example")]
    [InlineData("sip:400@a.example.com", "sip:400@b.example.com")]
    [InlineData("+493023125001", "+493023125002")]
    [InlineData("+493023125001", "+4930231250010")]
    [InlineData("sip:23125001@carrier.example", "sip:03023125001@carrier.example")]
    [InlineData("tel:7042;phone-context=a.example.com", "tel:7042;phone-context=b.example.com")]
    [InlineData("tel:7042;phone-context=+1", "tel:7042;phone-context=+44")]
    [InlineData("sip:a;b@example.com", "sip:a%3Bb@example.com")]
    [InlineData("sip:400@example.com", "tel:400")]
    [InlineData("sip:bob@[2001:db8::1]", "sip:bob@[2001:db8::2]")]
    public void TryCanonicalize_TwoCallers_StayTwo(string a, string b) => Assert.NotEqual(Canonical(a), Canonical(b));

    [Theory]
    [InlineData("5550100123")]
    [InlineData("15550100123")]
    [InlineData("+1 (555) 010-0123")]
    [InlineData("sip:555-010-0123@carrier.example;user=phone")]
    [InlineData("tel:+1-555-010-0123")]
    public void TryCanonicalize_NorthAmericanSpelling_InternationalNumber(string text)
    {
        Assert.True(CallerIdentity.TryCanonicalize(text, NorthAmerica, out var identity));
        Assert.Equal("+15550100123", identity);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("alice")]
    [InlineData("sip:")]
    [InlineData("sip:@carrier.example")]
    [InlineData("sip::secret@carrier.example")]
    [InlineData("sip:alice@")]
    [InlineData("sip:alice@a@b")]
    [InlineData("sip:alice%4@carrier.example")]
    [InlineData("sip:alice%zz@carrier.example")]
    [InlineData("sip:alice@[2001:db8::1")]
    [InlineData("sip:alice@[::x]")]
    [InlineData("sip:alice@exa mple.com\u0007")]
    [InlineData("<sip:alice@carrier.example")]
    [InlineData("mailto:alice@carrier.example")]
    [InlineData("http://carrier.example/")]
    [InlineData("tel:")]
    [InlineData("tel:+")]
    [InlineData("tel:*31#")]
    [InlineData("tel:123456789012345678901")]
    public void TryCanonicalize_NoCaller_FalseAndEmpty(string text)
    {
        var isCaller = CallerIdentity.TryCanonicalize(text, NumberPlan.Default, out var identity);

        Assert.Equal(text is "sip:alice@exa mple.com\u0007", isCaller);
        Assert.Equal(isCaller ? "sip:alice@exa" : "", identity);
    }

    [Fact]
    public void TryCanonicalize_LongerThanTheLimit_False()
    {
        var longest = "sip:" + new string('a', CallerIdentity.Limit - 6) + "@b";
        var escaped = "sip:" + new string('\u00e9', CallerIdentity.Limit / 3) + "@b";

        Assert.True(CallerIdentity.TryCanonicalize(longest, NumberPlan.Default, out _));
        Assert.False(CallerIdentity.TryCanonicalize(longest + "b", NumberPlan.Default, out _));
        Assert.False(CallerIdentity.TryCanonicalize(escaped, NumberPlan.Default, out _));
    }

    [Fact]
    public void TryCanonicalize_RandomBytes_NeverThrowsAndIsPrintable() =>
        Gen.Byte.Array[0, 600].Sample(
            bytes =>
            {
                var isCaller = CallerIdentity.TryCanonicalize(bytes, NumberPlan.Default, out var identity);
                return isCaller ? identity.All(c => c is > ' ' and < '\x7f') : identity.Length == 0;
            },
            iter: 20_000);

    [Fact]
    public void TryCanonicalize_UriLikeText_CanonicalOfCanonicalIsItself()
    {
        var piece = Gen.OneOf(
            "sip:", "tel:", "sips:", "+49", "0049", "0", "30", "23125001", "400", "@", "carrier.example", "Alice",
            "%41", "%2B", "%", ";phone-context=", "+1", ";user=phone", ":5060", "[::1]", "(0)", "-", " ", "<", ">",
            "?", "&", "\u00e9", ".");

        piece.Array[1, 8].Select(string.Concat).Sample(
            text => !CallerIdentity.TryCanonicalize(text, NumberPlan.Default, out var once)
                || (CallerIdentity.TryCanonicalize(once, NumberPlan.Default, out var twice) && once == twice),
            iter: 50_000);
    }

    [Fact]
    public void TryCanonicalize_EveryPrefix_NeverThrows()
    {
        foreach (var text in (string[])
            [
                "<sip:%2B49-30-23125001;isub=1:secret@[2001:db8::1]:5060;user=phone?a=b>;tag=1",
                "tel:030-23125001;ext=1;phone-context=+49",
            ])
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            for (var length = 0; length <= bytes.Length; length++)
            {
                var prefix = bytes.AsSpan(0, length);
                var isCaller = CallerIdentity.TryCanonicalize(prefix, NumberPlan.Default, out var identity);
                Assert.Equal(isCaller, identity.Length > 0);
            }
        }
    }

    [Fact]
    public void TryCanonicalize_Bytes_AllocatesTheIdentityAlone()
    {
        var bytes = "sip:+49-30-23125001@carrier.example:5060;user=phone"u8.ToArray();
        CallerIdentity.TryCanonicalize(bytes, NumberPlan.Default, out var identity);

        var allocated = Allocated.By(() => CallerIdentity.TryCanonicalize(bytes, NumberPlan.Default, out _));

        // Object header, length, characters, terminator, padding.
        Assert.InRange(allocated, 1, 22 + (2 * identity.Length) + 8);
    }

    private static string Canonical(string text)
    {
        Assert.True(CallerIdentity.TryCanonicalize(text, NumberPlan.Default, out var identity), text);
        var bytes = Encoding.UTF8.GetBytes(text);
        Assert.True(CallerIdentity.TryCanonicalize(bytes, NumberPlan.Default, out var fromBytes));
        Assert.Equal(identity, fromBytes);
        return identity;
    }
}
