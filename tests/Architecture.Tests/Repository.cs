namespace Spit.Architecture.Tests;

/// <summary>The working copy that the tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] Unread = ["bin", "obj", ".git", ".vs", ".idea", "artifacts", "TestResults"];

    private static readonly string[] Text =
        [".cs", ".csproj", ".props", ".json", ".md", ".sh", ".proto", ".xml", ".yaml", ".yml", ".txt", ".cfg", ".csv"];

    public static string Root { get; } = FindRoot();

    /// <summary>Files below a folder of the repository, as paths from its root with forward slashes.</summary>
    public static IReadOnlyList<string> Files(string folder, string pattern = "*") =>
        Directory.Exists(At(folder))
            ? [.. Walk(At(folder), pattern).Select(FromRoot).Order(StringComparer.Ordinal)]
            : [];

    /// <summary>Everything people read and write: sources, projects, scripts, documents.</summary>
    public static IReadOnlyList<string> TextFiles() =>
        [.. Files(".").Where(file => Text.Contains(Path.GetExtension(file)) || file.StartsWith(".ci/", Ordinal))];

    public static IReadOnlyList<string> Sources(string folder) => Files(folder, "*.cs");

    public static IReadOnlyList<string> Projects() => Files(".", "*.csproj");

    public static string Read(string path) => File.ReadAllText(At(path));

    public static bool Has(string path) => File.Exists(At(path));

    private static string At(string path) => Path.Combine(Root, path);

    private static string FromRoot(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static IEnumerable<string> Walk(string folder, string pattern)
    {
        foreach (var file in Directory.EnumerateFiles(folder, pattern)) yield return file;
        foreach (var inner in Directory.EnumerateDirectories(folder))
        {
            if (Unread.Contains(Path.GetFileName(inner))) continue;
            foreach (var file in Walk(inner, pattern)) yield return file;
        }
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Spit.sln"))) return folder.FullName;
        throw new InvalidOperationException("Spit.sln is in no folder above " + AppContext.BaseDirectory);
    }
}
