using System.Text.RegularExpressions;

namespace Spit.Architecture.Tests.Documents;

public sealed partial class GrainContractTests
{
    [Fact]
    public void Grains_WithGrainInterfaces_LockTheirContracts()
    {
        var grains = Repository.Sources("src/Grains").Any(path => GrainInterface().IsMatch(Repository.Read(path)));
        if (!grains) Assert.Skip("The room has no grain yet.");

        Assert.True(Repository.Has("src/Grains/OrleansContracts.txt"), "src/Grains/OrleansContracts.txt is missing");
        Assert.NotEmpty(Repository.Read("src/Grains/OrleansContracts.txt").Trim());
        var project = Repository.Read("src/Grains/Grains.csproj");
        Assert.Contains("EnableOrleansContractsAnalyzer>true<", project, Ordinal);
    }

    [Fact]
    public void Grains_EveryGrainClass_StatesItsPlacement()
    {
        var silent = from path in Repository.Sources("src/Grains")
                     let text = Repository.Read(path)
                     where GrainClass().IsMatch(text) && !text.Contains("Placement]", Ordinal)
                     select path;

        NoFaults.In(silent);
    }

    [GeneratedRegex(@"interface\s+I\w+\s*:\s*IGrain", RegexOptions.CultureInvariant)]
    private static partial Regex GrainInterface();

    [GeneratedRegex(@"class\s+\w+Grain\b", RegexOptions.CultureInvariant)]
    private static partial Regex GrainClass();
}
