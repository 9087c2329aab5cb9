using Spit.DetectionBench.Calls;

namespace Spit.DetectionBench.Tests.Calls;

public sealed class UriTextTests
{
    [Theory]
    [InlineData("sip:+493023125001@carrier.example")]
    [InlineData("sip:+493023125001@carrier.example;user=phone")]
    [InlineData("tel:+493023125001")]
    [InlineData("sip:03023125001@carrier.example;user=phone")]
    [InlineData("sip:03023125001@telco2.example.net")]
    [InlineData("sip:00493023125001@carrier.example")]
    public void Identity_SpellingsOfANumber_AreOne(string uri) =>
        Assert.Equal("+493023125001", UriText.Identity(uri));

    [Theory]
    [InlineData("sip:400@carrier.example")]
    [InlineData("sip:anonymous@anonymous.invalid")]
    public void Identity_NoNumber_IsTheUri(string uri) => Assert.Equal(uri, UriText.Identity(uri));

    [Theory]
    [InlineData("sip:112@carrier.example", true)]
    [InlineData("tel:112;phone-context=carrier.example", true)]
    [InlineData("urn:service:sos.police", true)]
    [InlineData("sip:+493023125112@carrier.example", false)]
    public void IsEmergency_Uri_ByItsUser(string uri, bool expected) =>
        Assert.Equal(expected, UriText.IsEmergency(uri));
}
