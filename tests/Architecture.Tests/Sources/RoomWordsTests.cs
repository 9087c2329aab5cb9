using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Spit.Architecture.Tests.Sources;

public sealed class RoomWordsTests
{
    [Fact]
    public void Usings_OpenTelemetry_InHostingAlone() =>
        Assert.DoesNotContain(Importers("OpenTelemetry"), path => !path.StartsWith("src/Hosting/", Ordinal));

    [Theory]
    [InlineData("src/Grains/", "Spit.Sip")]
    [InlineData("src/Sip/", "Orleans")]
    [InlineData("src/Detection/", "System.Net.Http")]
    [InlineData("src/Media/", "Orleans")]
    public void Usings_RoomThatMustNotKnow_None(string room, string space) =>
        Assert.DoesNotContain(Importers(space), path => path.StartsWith(room, Ordinal));

    [Theory]
    [InlineData("Socket")]
    [InlineData("UdpClient")]
    [InlineData("TimeProvider")]
    [InlineData("Stopwatch")]
    public void Names_SipWithoutSocketsAndClocks_None(string type) =>
        NoFaults.In(
            from file in Repository.Sources("src/Sip").Concat(Repository.Sources("src/Media")).Select(SourceFile.Load)
            where file.Root.DescendantNodes().OfType<IdentifierNameSyntax>().Any(n => n.Identifier.Text == type)
            select $"{file.Path} names {type}");

    private static IEnumerable<string> Importers(string space) =>
        from file in Repository.Sources("src").Select(SourceFile.Load)
        let usings = file.Root.DescendantNodes().OfType<UsingDirectiveSyntax>()
        where usings.Any(u => IsWithin(u.NamespaceOrType.ToString(), space))
        select file.Path;

    private static bool IsWithin(string name, string space) =>
        name == space || name.StartsWith(space + ".", Ordinal);
}
