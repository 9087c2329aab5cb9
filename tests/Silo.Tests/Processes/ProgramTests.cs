namespace Spit.Silo.Tests.Processes;

public sealed class ProgramTests
{
    [Theory]
    [InlineData("either --redis HOST:PORT or --data DIR is needed")]
    [InlineData("exclude each other", "--data", "x", "--redis", "127.0.0.1:6379")]
    [InlineData("cluster", "--data", "x", "--cluster-id", "a b")]
    [InlineData("--nonsense", "--nonsense")]
    [InlineData("cannot be reached", "--redis", "127.0.0.1:9", "--health", "off")]
    [InlineData("data directory", "--data", "/proc/nowhere", "--health", "off")]
    public async Task Start_WrongUse_IsOneLineAndExitCodeTwo(string expected, params string[] arguments)
    {
        using var program = SiloProcess.Run(arguments);

        Assert.Equal(2, await program.ExitCodeAsync());
        await Eventually.HoldsAsync(() => program.Output.Contains(expected, StringComparison.Ordinal), "it says why");
        Assert.DoesNotContain("   at ", program.Output, StringComparison.Ordinal);
        Assert.Single(program.Output.Split('\n'), line => line.StartsWith("spit-silo: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_DataDirectoryInUse_IsRefused()
    {
        using var folder = new TestFolder();
        using var first = await SiloProcess.StartAsync("--data", folder.Path);

        using var second = SiloProcess.Run("--data", folder.Path, "--api", "127.0.0.1:0", "--health", "off");

        Assert.Equal(2, await second.ExitCodeAsync());
    }

    [Fact]
    public async Task Check_GoodOptions_SaysSo()
    {
        using var program = SiloProcess.Run("--data", "x", "--check");

        Assert.Equal(0, await program.ExitCodeAsync());
        await Eventually.HoldsAsync(() => program.Output.Contains("configuration ok", StringComparison.Ordinal), "ok");
    }
}
