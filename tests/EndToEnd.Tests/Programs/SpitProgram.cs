namespace Spit.EndToEnd.Tests.Programs;

/// <summary>The programs as they were built beside these tests.</summary>
internal static class SpitProgram
{
    public const string Silo = "Silo/Spit.Silo.dll";
    public const string Edge = "EdgeProxy/Spit.EdgeProxy.dll";
    public const string Challenger = "Challenger/Spit.Challenger.dll";
    public const string Standalone = "Standalone/Spit.Standalone.dll";
    public const string Cli = "Cli/spitctl.dll";

    public static string Dotnet { get; } =
        Path.GetFileName(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";

    /// <summary>The assembly of a program, in the configuration that the tests run in.</summary>
    public static string PathOf(string program)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var parts = program.Split('/');
        var root = output.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;
        return Path.Combine(root, "src", parts[0], "bin", output.Parent.Name, output.Name, parts[1]);
    }
}
