using Spit.Grains.Callers;

namespace Spit.Grains.Tests;

public sealed class ContractsTests
{
    /// <summary>Without the file the analyzer has nothing to compare with.</summary>
    [Fact]
    public void LockFile_EveryGrainInterface_IsInIt()
    {
        var contracts = File.ReadAllText(Path.Combine(Root(), "src", "Grains", "OrleansContracts.txt"));
        var interfaces = typeof(ICallerShardGrain).Assembly.GetTypes()
            .Where(type => type.IsInterface && typeof(IGrain).IsAssignableFrom(type))
            .ToList();

        Assert.NotEmpty(interfaces);
        Assert.All(interfaces, type => Assert.Contains($"GrainInterfaceType(\"{type.FullName}\")", contracts));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Spit.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("no Spit.sln above the tests");
        }
        return folder.FullName;
    }
}
