using System.Text.RegularExpressions;

namespace Spit.Architecture.Tests.Projects;

public sealed partial class SolutionTests
{
    public static TheoryData<string> ProjectPaths() => [.. Repository.Projects()];

    [Fact]
    public void Solution_Projects_AreExactlyThoseInTheTree()
    {
        var listed = Project().Matches(Repository.Read("Spit.sln")).Select(m => m.Groups[1].Value.Replace('\\', '/'));

        Assert.Equal(Repository.Projects(), listed.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(ProjectPaths))]
    public void Project_LockFile_IsBesideIt(string path) =>
        Assert.True(Repository.Has(Path.GetDirectoryName(path) + "/packages.lock.json"), path + " has no lock file");

    [Theory]
    [MemberData(nameof(ProjectPaths))]
    public void Project_PackageVersions_AreCentral(string path) =>
        Assert.DoesNotMatch("PackageReference[^>]*Version=", Repository.Read(path));

    [Theory]
    [MemberData(nameof(ProjectPaths))]
    public void Project_Tests_StandBesideTheirRoom(string path)
    {
        var project = ProjectFile.Load(path);
        var room = project.Name.Replace(".Tests", "", Ordinal);

        Assert.True(
            !project.IsTest
            || room is "Architecture" or "EndToEnd" or "Oracle" or "Deploy"
            || project.References.Contains(room),
            project.Name + " does not reference the room that it tests");
    }

    [GeneratedRegex("""^Project\(.*"([^"]+\.csproj)"\s*,""", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Project();
}
