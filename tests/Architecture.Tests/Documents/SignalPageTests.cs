using System.Text.RegularExpressions;

namespace Spit.Architecture.Tests.Documents;

public sealed partial class SignalPageTests
{
    private static readonly string[] Sections = ["Name", "Why", "Input", "Weight", "False positives", "Metric"];

    [Fact]
    public void Signals_EverySymbol_HasItsPage()
    {
        var symbols = Repository.Sources("src/Detection/Signals")
            .SelectMany(path => Symbol().Matches(Repository.Read(path)).Select(m => m.Groups[1].Value))
            .Distinct().Order(StringComparer.Ordinal).ToArray();

        Assert.Equal([], symbols.Where(symbol => !Repository.Has($"docs/signals/{symbol}.md")));
    }

    [Fact]
    public void Pages_EveryOne_HasItsSections()
    {
        var pages = Repository.Files("docs/signals", "*.md").Where(path => !path.EndsWith("README.md", Ordinal));

        var missing = from page in pages
                      let text = Repository.Read(page)
                      from section in Sections
                      where !Regex.IsMatch(text, $@"^\W*{section}\b", RegexOptions.Multiline)
                      select $"{page} has no section {section}";
        NoFaults.In(missing);
    }

    [GeneratedRegex("""\bSymbol\s*(?:=>|=)\s*"([A-Z][A-Z0-9_]+)""", RegexOptions.CultureInvariant)]
    private static partial Regex Symbol();
}
