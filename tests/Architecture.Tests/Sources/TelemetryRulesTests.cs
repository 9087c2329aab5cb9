namespace Spit.Architecture.Tests.Sources;

public sealed class TelemetryRulesTests
{
    private static IEnumerable<SourceFile> Shipped => Repository.Sources("src").Select(SourceFile.Load);

    [Fact]
    public void Metrics_SourcesOfThisRepository_NoFaults() => NoFaults.In(TelemetryRules.Metrics(Shipped));

    [Fact]
    public void Events_SourcesOfThisRepository_NoFaults() => NoFaults.In(TelemetryRules.Events(Shipped));

    [Theory]
    [InlineData("calls", 1)]
    [InlineData("spit.edge.calls", 0)]
    public void Metrics_PlantedName_IsNamedWhenForeign(string metric, int faults)
    {
        var text = $"namespace Spit.Silo;\nclass A {{ object F(Meter m) => m.CreateCounter<long>(\"{metric}\"); }}";

        Assert.Equal(faults, TelemetryRules.Metrics([SourceFile.Parse("src/Silo/A.cs", text)]).Count());
    }

    [Theory]
    [InlineData("EventId = 4000, Level = 0", 0)]
    [InlineData("4_001, LogLevel.Warning", 0)]
    [InlineData("EventId = 2000, Level = 0", 1)]
    public void Events_PlantedId_IsNamedOutsideItsBlock(string arguments, int faults)
    {
        var text = $"partial class A {{ [LoggerMessage({arguments})] partial void F(); }}";

        Assert.Equal(faults, TelemetryRules.Events([SourceFile.Parse("src/Silo/A.cs", text)]).Count());
    }

    [Fact]
    public void Events_SameIdTwice_IsNamed()
    {
        const string Twice = "partial class A { [LoggerMessage(1001)] void F(); [LoggerMessage(1001)] void G(); }";
        var file = SourceFile.Parse("src/Sip/A.cs", Twice);

        Assert.Equal(["the event 1001 is used twice: src/Sip/A.cs, src/Sip/A.cs"], TelemetryRules.Events([file]));
    }
}
