using Spit.Detection.Signals;

namespace Spit.Detection.Tests.Signals;

public sealed class SignalCatalogueTests
{
    private static readonly string[] Sections = ["Name", "Why", "Input", "Weight", "False positives", "Metric"];

    public static TheoryData<string> SymbolNames => [.. SignalCatalogue.All.Select(signal => signal.Symbol)];

    [Fact]
    public void All_Symbols_AreUnique() =>
        Assert.Distinct(SignalCatalogue.All.Select(signal => signal.Symbol));

    [Theory]
    [MemberData(nameof(SymbolNames))]
    public void All_Signal_HasItsPage(string symbol)
    {
        var path = Path.Combine(Docs(), symbol + ".md");
        Assert.True(File.Exists(path), $"docs/signals/{symbol}.md is missing.");
        var page = File.ReadAllLines(path);

        Assert.Equal("# " + symbol, page[0]);
        foreach (var section in Sections)
        {
            var at = Array.IndexOf(page, "## " + section);
            Assert.True(at > 0, $"{symbol}.md has no section '{section}'.");
            var words = page.Skip(at + 1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal));
            Assert.True(words.Any(line => line.Length > 20), $"{symbol}.md says nothing under '{section}'.");
        }
    }

    [Fact]
    public void All_Pages_BelongToASignal()
    {
        var known = SignalCatalogue.All.Select(signal => signal.Symbol).Append("README").ToHashSet();

        var pages = Directory.GetFiles(Docs(), "*.md").Select(path => Path.GetFileNameWithoutExtension(path)!);

        Assert.All(pages, page => Assert.Contains(page, known));
    }

    [Fact]
    public void All_Overview_NamesEverySignal()
    {
        var overview = File.ReadAllText(Path.Combine(Docs(), "README.md"));

        Assert.All(SignalCatalogue.All, signal => Assert.Contains(signal.Symbol, overview, StringComparison.Ordinal));
    }

    private static string Docs()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Spit.sln"))) folder = folder.Parent;
        Assert.NotNull(folder);
        return Path.Combine(folder.FullName, "docs", "signals");
    }
}
