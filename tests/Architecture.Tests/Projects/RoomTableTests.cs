namespace Spit.Architecture.Tests.Projects;

public sealed class RoomTableTests
{
    public static TheoryData<string> ProjectPaths() => [.. Repository.Projects()];

    [Theory]
    [MemberData(nameof(ProjectPaths))]
    public void Faults_ProjectOfThisRepository_None(string path) =>
        NoFaults.In(RoomTable.Faults(ProjectFile.Load(path)));

    [Theory]
    [InlineData("Grains", "ProjectReference", "../Sip/Sip.csproj", "Grains may not know Sip")]
    [InlineData("Sip", "ProjectReference", "..\\Detection\\Detection.csproj", "Sip may not know Detection")]
    [InlineData("EdgeProxy", "ProjectReference", "../Silo/Silo.csproj", "EdgeProxy may not know Silo")]
    [InlineData("Detection", "ProjectReference", "../Protocol/Protocol.csproj", "Detection may not know Protocol")]
    [InlineData("Simulator", "ProjectReference", "../Detection/Detection.csproj", "Simulator may not know Detection")]
    [InlineData("Sip", "PackageReference", "System.IO.Hashing", "Sip may not use the package System.IO.Hashing")]
    [InlineData("Sip", "FrameworkReference", "Microsoft.AspNetCore.App",
        "Sip may not use the framework Microsoft.AspNetCore.App")]
    [InlineData("Detection", "PackageReference", "YamlDotNet", "Detection may not use the package YamlDotNet")]
    [InlineData("Silo", "PackageReference", "OpenTelemetry.Extensions.Hosting",
        "Silo may not use the package OpenTelemetry.Extensions.Hosting")]
    [InlineData("EdgeProxy", "PackageReference", "Microsoft.Orleans.Client",
        "EdgeProxy may not use the package Microsoft.Orleans.Client")]
    public void Faults_PlantedReference_IsNamed(string room, string item, string include, string fault)
    {
        var xml = $"""<Project><ItemGroup><{item} Include="{include}" /></ItemGroup></Project>""";

        Assert.Equal([fault], RoomTable.Faults(ProjectFile.Parse(room, xml)));
    }

    [Fact]
    public void Faults_RoomOutsideTheTable_IsNamed()
    {
        var project = ProjectFile.Parse("Extras", "<Project />");

        Assert.Equal(["Extras is in no row of the table of rooms"], RoomTable.Faults(project));
    }

    [Fact]
    public void Rooms_EveryHost_IsReferencedByStandaloneAndTheBenchesAlone()
    {
        string[] hosts = ["Silo", "EdgeProxy", "Challenger", "Console", "Simulator", "Cli", "Standalone"];

        foreach (var (name, room) in RoomTable.Rooms)
        {
            var mayKnow = name is "Standalone" or "GridBench" or "MediaBench";
            Assert.True(mayKnow || !room.Knows.Intersect(hosts).Any(), name + " knows a host");
        }
    }
}
