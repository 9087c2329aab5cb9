namespace Spit.Silo.Tests.Processes;

public sealed class ProgramTests
{
    [Theory]
    [InlineData("either --redis HOST:PORT or --data DIR is needed")]
    [InlineData("exclude each other", "--data", "x", "--redis", "127.0.0.1:6379")]
    [InlineData("cluster", "--data", "x", "--cluster-id", "a b")]
    [InlineData("--nonsense", "--nonsense")]
    [InlineData("--redis-user: needs a password", "--redis", "127.0.0.1:9", "--redis-user", "grid")]
    [InlineData("there is no --redis", "--data", "x", "--redis-master", "grid")]
    [InlineData("--redis-master: 'a b'", "--redis", "127.0.0.1:9", "--redis-master", "a b")]
    [InlineData("cannot be read", "--redis", "127.0.0.1:9", "--redis-password-file", "nowhere")]
    [InlineData("is for sentinels", "--redis", "127.0.0.1:9", "--sentinel-password-file", "/proc/version")]
    [InlineData("has no meaning without", "--redis", "127.0.0.1:9", "--redis-ca", "nowhere")]
    [InlineData("no certificate", "--redis", "127.0.0.1:9", "--redis-tls", "true", "--redis-ca", "/proc/version")]
    [InlineData("of the sentinels 127.0.0.1:9", "--redis", "127.0.0.1:9", "--redis-master", "grid", "--health", "off")]
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
