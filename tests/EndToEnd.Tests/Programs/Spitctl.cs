using Spit.EndToEnd.Tests.Processes;

namespace Spit.EndToEnd.Tests.Programs;

/// <summary>Runs spitctl against a grid.</summary>
internal static class Spitctl
{
    public static Task<ProcessUnderTest> RunAsync(Stage stage, string grid, params IEnumerable<string> arguments) =>
        stage.RunAsync(
            "spitctl", SpitProgram.Dotnet, [SpitProgram.PathOf(SpitProgram.Cli), .. arguments, "--grid", grid]);
}
