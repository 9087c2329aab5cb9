using System.Text.RegularExpressions;

namespace Spit.Architecture.Tests.Documents;

public sealed partial class PathTests
{
    [Fact]
    public void Text_OfThisRepository_NamesNobodysMachine() =>
        NoFaults.In(Repository.TextFiles().SelectMany(path => Faults(path, Repository.Read(path))));

    [Theory]
    [InlineData("home", 1)]
    [InlineData("root", 1)]
    [InlineData("work", 1)]
    [InlineData("etc", 0)]
    public void Faults_PlantedPath_IsNamed(string folder, int faults) =>
        Assert.Equal(faults, Faults("a.md", $"see /{folder}/x/y for more").Count());

    private static IEnumerable<string> Faults(string path, string text) =>
        Machine().Matches(text).Select(match => $"{path}: {match.Value}");

    [GeneratedRegex(@"(?<![\w.~\]}-])/(?:home|root|work|Users)/\S*", RegexOptions.CultureInvariant)]
    private static partial Regex Machine();
}
