using Spit.EndToEnd.Tests.Processes;
using Spit.EndToEnd.Tests.Programs;

namespace Spit.EndToEnd.Tests.Starting;

public sealed class OptionTests
{
    [Theory]
    [InlineData(SpitProgram.Silo)]
    [InlineData(SpitProgram.Edge)]
    [InlineData(SpitProgram.Standalone)]
    [InlineData(SpitProgram.Cli)]
    public async Task Help_EveryProgram_TellsItsOptions(string program)
    {
        await using var stage = new Stage();

        var run = await stage.RunAsync(program, SpitProgram.Dotnet, SpitProgram.PathOf(program), "--help");

        Assert.True(run.ExitCode == 0, run.Tail);
        Assert.Contains(run.Lines, line => line.Contains("--help", Ordinal));
    }

    [Theory]
    [InlineData(SpitProgram.Silo, "--no-such-option")]
    [InlineData(SpitProgram.Silo, "--data", "d", "--api", "here")]
    [InlineData(SpitProgram.Edge, "--no-such-option")]
    [InlineData(SpitProgram.Edge, "--pop", "a", "--sip", "127.0.0.1:0", "--next-hop", "127.0.0.1:9", "--grid", "x")]
    [InlineData(SpitProgram.Edge, "--pop", "a", "--sip", "127.0.0.1:0", "--next-hop", "127.0.0.1:9")]
    [InlineData(SpitProgram.Standalone, "--no-such-option")]
    [InlineData(SpitProgram.Cli, "list", "show", "--no-such-option")]
    public async Task Start_WrongOption_OneLineAndCodeTwo(string program, params string[] arguments)
    {
        await using var stage = new Stage();

        var run = await stage.RunAsync(program, SpitProgram.Dotnet, [SpitProgram.PathOf(program), .. arguments]);

        Assert.True(run.ExitCode == 2, run.Tail);
        Assert.True(run.Lines.Count(line => line.Length > 0) == 1, run.Tail);
    }

    [Fact]
    public async Task Spitctl_NoGrid_SaysSoWithCodeThree()
    {
        await using var stage = new Stage();

        var run = await Spitctl.RunAsync(stage, $"http://{FreePorts.NextEndPoint()}", "list", "show");

        Assert.True(run.ExitCode == 3, run.Tail);
    }
}
