using Spit.Detection.Standings;

namespace Spit.Detection.Tests.Standings;

public sealed class ReciprocityTests
{
    [Theory]
    [InlineData(200, true)]
    [InlineData(487, true)]
    [InlineData(404, false)]
    [InlineData(484, false)]
    public void Credits_OnlyNumbersThatAreSomebodys(int code, bool expected)
    {
        var at = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
        var attempt = new CallAttempt
        {
            Caller = new CallerKey(TrustClass.Undeclared, "+441632960001"),
            Callee = "+4930231250",
            Source = default,
            At = at,
        };

        Assert.Equal(expected, Reciprocity.Credits(new CallOutcome { Attempt = attempt, EndedAt = at, Code = code }));
    }
}
