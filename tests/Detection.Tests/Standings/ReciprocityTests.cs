using Spit.Detection.Identities;
using Spit.Detection.Standings;

namespace Spit.Detection.Tests.Standings;

public sealed class ReciprocityTests
{
    [Theory]
    [InlineData("+4930231250", 200, true)]
    [InlineData("+4930231250", 487, true)]
    [InlineData("+4930231250", 404, false)]
    [InlineData("+4930231250", 484, false)]
    [InlineData(CallerIdentity.Anonymous, 200, false)]
    public void Credits_OnlyNumbersThatAreSomebodys(string callee, int code, bool expected)
    {
        var at = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
        var attempt = new CallAttempt
        {
            Caller = new CallerKey(TrustClass.Undeclared, "+441632960001"),
            Callee = callee,
            Source = default,
            At = at,
        };

        Assert.Equal(expected, Reciprocity.Credits(new CallOutcome { Attempt = attempt, EndedAt = at, Code = code }));
    }
}
