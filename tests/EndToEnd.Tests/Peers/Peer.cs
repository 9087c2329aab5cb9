namespace Spit.EndToEnd.Tests.Peers;

/// <summary>A program of somebody else's that a test talks to.</summary>
internal static class Peer
{
    private static readonly string[] Folders =
        [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'), "/usr/sbin", "/usr/bin", "/usr/local/bin"];

    /// <summary>The program's path. Without it the test is skipped; where CI is true, it fails.</summary>
    public static string Require(string program)
    {
        var path = Folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
        if (path is not null) return path;
        return Missing(program);
    }

    /// <summary>Ends the test: it is skipped, and where CI is true, it fails.</summary>
    public static string Missing(string program)
    {
        var reason = $"{program} is not installed";
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(reason);
        Assert.Skip(reason);
        return "";
    }
}
