namespace Spit.Deploy.Tests;

/// <summary>The working copy that the tests were built from.</summary>
internal static class Repository
{
    private static readonly string Root = FindRoot();

    public static string At(string path) => Path.Combine(Root, path);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Spit.sln"))) return folder.FullName;
        throw new InvalidOperationException("Spit.sln is in no folder above " + AppContext.BaseDirectory);
    }
}
