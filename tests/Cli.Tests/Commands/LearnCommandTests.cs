using System.Text.Json;

namespace Spit.Cli.Tests.Commands;

public sealed class LearnCommandTests(FakeGrid grid) : IClassFixture<FakeGrid>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("spit-learn-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Learn_OnlyOneSymbol_MovesItsCurvesAlone()
    {
        var (all, symbol) = (await LearnAsync(), await LearnAsync("--only", "SHORT_CALLS"));
        var facet = await LearnAsync("--only", "SHORT_CALLS.hours");

        Assert.Contains(Moved(all, facet), name => name.StartsWith("CALLER_BURST.", StringComparison.Ordinal));
        Assert.NotEmpty(Moved(symbol, facet));
        Assert.All(Moved(symbol, facet), name => Assert.StartsWith("SHORT_CALLS.", name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Learn_OnlyWhatDoesNotExist_IsRefused()
    {
        var run = await RunAsync("--only", "SHORT");

        Assert.Equal(2, run.Code);
        Assert.Contains("--only SHORT: no such symbol or facet", run.Error, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Moved(JsonElement one, JsonElement other) =>
        one.GetProperty("facets").EnumerateObject()
            .Where(curve => !JsonElement.DeepEquals(curve.Value, CurveOf(other, curve.Name)))
            .Select(curve => curve.Name);

    private static JsonElement CurveOf(JsonElement table, string name) => table.GetProperty("facets").GetProperty(name);

    private async Task<JsonElement> LearnAsync(params string[] options)
    {
        Assert.Equal(0, (await RunAsync(options)).Code);
        return JsonElement.Parse(await File.ReadAllTextAsync(Output, TestContext.Current.CancellationToken));
    }

    private async Task<CtlRun> RunAsync(params string[] options)
    {
        var calls = Path.Combine(_folder, "calls.csv");
        await File.WriteAllLinesAsync(
            calls, [LabelledCalls.Header, .. LabelledCalls.Rows(400)], TestContext.Current.CancellationToken);
        return await grid.RunAsync(["learn", calls, "--out", Output, "--origin", "test", "--passes", "1", .. options]);
    }

    private string Output => Path.Combine(_folder, "learned.json");
}
