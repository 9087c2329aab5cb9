using Spit.Detection.Likelihoods;

namespace Spit.Detection.Tests.Likelihoods;

public sealed class OutcomeCategoryTests
{
    [Theory]
    [InlineData(200, 0.0, "talk_1s")]
    [InlineData(200, 8.0, "talk_8s")]
    [InlineData(200, 8.1, "talk_12s")]
    [InlineData(200, 1e6, "talk_longer")]
    [InlineData(486, 0.0, "busy")]
    [InlineData(404, 0.0, "no_such_number")]
    [InlineData(484, 0.0, "no_such_number")]
    [InlineData(480, 0.0, "unavailable")]
    [InlineData(487, 0.0, "given_up")]
    [InlineData(603, 0.0, "declined")]
    [InlineData(607, 0.0, "declined")]
    [InlineData(408, 0.0, null)]
    [InlineData(482, 0.0, null)]
    [InlineData(503, 0.0, null)]
    [InlineData(302, 0.0, null)]
    public void Of_Outcome_IsWhatItSays(int code, double seconds, string? expected)
    {
        var outcome = new CallOutcome
        {
            Attempt = Sample.Attempt,
            EndedAt = Sample.Now,
            Code = code,
            Duration = TimeSpan.FromSeconds(seconds),
        };

        var category = OutcomeCategory.Of(outcome);

        Assert.Equal(expected, category == OutcomeCategory.Neutral ? null : OutcomeCategory.Names[category]);
    }

    [Fact]
    public void Names_OnePerCategory() => Assert.Equal(OutcomeCategory.Count, OutcomeCategory.Names.Distinct().Count());
}
