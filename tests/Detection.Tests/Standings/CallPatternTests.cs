using Spit.Detection.Identities;
using Spit.Detection.Standings;

namespace Spit.Detection.Tests.Standings;

public sealed class CallPatternTests
{
    [Theory]
    [InlineData("+493023125001", "+493023125777", "home-near")]
    [InlineData("+493023125001", "+498912345678", "home")]
    [InlineData("+15550100", "+493023125777", "foreign")]
    [InlineData("anonymous", "+493023125777", "anonymous")]
    [InlineData("sip:400@carrier.example", "+493023125777", "short")]
    [InlineData("tel:400", "+493023125777", "short")]
    [InlineData("sip:alice@example.com", "+493023125777", "uri")]
    [InlineData("sip:12345678@example.com", "+493023125777", "malformed")]
    [InlineData("+4912", "+493023125777", "malformed")]
    public void Of_CallerAndCallee_HasAName(string caller, string callee, string expected)
    {
        var attempt = Sample.Attempt with { Caller = new CallerKey(TrustClass.Peer, caller), Callee = callee };

        Assert.Equal(expected, CallPattern.Of(attempt, NumberPlan.Default).Name);
    }

    [Fact]
    public void Of_SameNumber_IsNoNeighbour()
    {
        var attempt = Sample.Attempt with { Callee = Sample.Attempt.Caller.Identity };

        Assert.False(CallPattern.Of(attempt, NumberPlan.Default).IsNeighbour);
    }
}
