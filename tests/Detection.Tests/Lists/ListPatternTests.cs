using Spit.Detection.Identities;
using Spit.Detection.Lists;

namespace Spit.Detection.Tests.Lists;

public sealed class ListPatternTests
{
    [Theory]
    [InlineData(PatternKind.Caller, "030 23125001", "+493023125001")]
    [InlineData(PatternKind.Caller, "sip:Bob@Example.COM:5060", "sip:Bob@example.com")]
    [InlineData(PatternKind.CallerPrefix, "+4930*", "+4930")]
    [InlineData(PatternKind.CallerPrefix, "+49 (30) 231", "+4930231")]
    [InlineData(PatternKind.CallerPrefix, "0049 30", "+4930")]
    [InlineData(PatternKind.CallerPrefix, "030", "+4930")]
    [InlineData(PatternKind.CallerPrefix, "tel:+1555", "+1555")]
    [InlineData(PatternKind.CallerPrefix, "+1", "+1")]
    [InlineData(PatternKind.CallerPrefix, "SIP:sales", "sip:sales")]
    [InlineData(PatternKind.Source, "198.51.100.7", "198.51.100.7")]
    [InlineData(PatternKind.Source, "198.51.100.7/32", "198.51.100.7")]
    [InlineData(PatternKind.Source, " 198.51.100.0/24 ", "198.51.100.0/24")]
    [InlineData(PatternKind.Source, "::ffff:198.51.100.0/120", "198.51.100.0/24")]
    [InlineData(PatternKind.Source, "2001:DB8:0::/32", "2001:db8::/32")]
    [InlineData(PatternKind.Source, "2001:db8::1/128", "2001:db8::1")]
    [InlineData(PatternKind.Source, "0.0.0.0/0", "0.0.0.0/0")]
    [InlineData(PatternKind.Source, "::/0", "::/0")]
    public void TryCanonicalize_AnySpelling_OneAndStable(PatternKind kind, string text, string expected)
    {
        Assert.True(ListPattern.TryCanonicalize(kind, text, NumberPlan.Default, out var pattern, out var error), error);
        Assert.Equal((expected, ""), (pattern, error));
        Assert.True(ListPattern.TryCanonicalize(kind, pattern, NumberPlan.Default, out var again, out _));
        Assert.Equal(expected, again);
    }

    [Theory]
    [InlineData(PatternKind.Caller, "")]
    [InlineData(PatternKind.Caller, "bob")]
    [InlineData(PatternKind.CallerPrefix, "")]
    [InlineData(PatternKind.CallerPrefix, "+")]
    [InlineData(PatternKind.CallerPrefix, "*")]
    [InlineData(PatternKind.CallerPrefix, "0")]
    [InlineData(PatternKind.CallerPrefix, "30231")]
    [InlineData(PatternKind.CallerPrefix, "sip:")]
    [InlineData(PatternKind.CallerPrefix, "sip:a b")]
    [InlineData(PatternKind.CallerPrefix, "+49x")]
    [InlineData(PatternKind.Source, "")]
    [InlineData(PatternKind.Source, "198.51.100")]
    [InlineData(PatternKind.Source, "198.51.100.7/24")]
    [InlineData(PatternKind.Source, "198.51.100.0/33")]
    [InlineData(PatternKind.Source, "198.51.100.0/-1")]
    [InlineData(PatternKind.Source, "198.51.100.0/")]
    [InlineData(PatternKind.Source, "2001:db8::/129")]
    [InlineData(PatternKind.Source, "example.com")]
    [InlineData((PatternKind)0, "+493023125001")]
    public void TryCanonicalize_PatternThatDoesNotFitItsKind_SaysWhy(PatternKind kind, string text)
    {
        Assert.False(ListPattern.TryCanonicalize(kind, text, NumberPlan.Default, out var pattern, out var error));
        Assert.Equal("", pattern);
        Assert.NotEqual("", error);
    }

    [Fact]
    public void TryCanonicalize_HostBitsSet_NamesTheNetworkMeant()
    {
        ListPattern.TryCanonicalize(PatternKind.Source, "198.51.100.7/24", NumberPlan.Default, out _, out var error);

        Assert.Contains("198.51.100.0/24", error, StringComparison.Ordinal);
    }
}
