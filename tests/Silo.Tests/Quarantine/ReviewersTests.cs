using Spit.Hosting.Settings;
using Spit.Silo.Quarantine;

namespace Spit.Silo.Tests.Quarantine;

public sealed class ReviewersTests
{
    [Fact]
    public void Validate_EveryFault_IsNamed()
    {
        var faults = new SettingFaults();
        ReviewerOptions.Validate(
            "reviewers",
            [
                new ReviewerOptions { Name = "", Token = new SecretText(new string('x', 20)), Permissions = [] },
                new ReviewerOptions { Name = "a", Permissions = [] },
                new ReviewerOptions { Name = "a", Token = new SecretText("short"), Permissions = [] },
                new ReviewerOptions { Name = "b", TokenFile = "/nowhere/at/all", Permissions = [] },
            ],
            faults);

        Assert.Equal(5, faults.Lines.Count);
        Assert.Contains(faults.Lines, line => line.Contains("reviewers[0].name", StringComparison.Ordinal));
    }
}
