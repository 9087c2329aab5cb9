using System.Xml.Linq;

namespace Spit.Architecture.Tests.Projects;

/// <summary>What a project file asks for.</summary>
internal sealed record ProjectFile(
    string Name,
    IReadOnlyList<string> References,
    IReadOnlyList<string> Packages,
    IReadOnlyList<string> Frameworks)
{
    public bool IsTest => Name.EndsWith(".Tests", Ordinal);

    public static ProjectFile Parse(string name, string xml)
    {
        var root = XDocument.Parse(xml).Root ?? throw new InvalidOperationException(name + " is empty");
        return new ProjectFile(
            name,
            [.. Includes(root, "ProjectReference").Select(NameOf)],
            Includes(root, "PackageReference"),
            Includes(root, "FrameworkReference"));
    }

    public static ProjectFile Load(string path) =>
        Parse(NameOf(path), Repository.Read(path));

    private static string NameOf(string path) => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'));

    private static string[] Includes(XElement root, string item) =>
        [.. root.Descendants().Where(e => e.Name.LocalName == item).Select(e => (string?)e.Attribute("Include") ?? "")];
}
