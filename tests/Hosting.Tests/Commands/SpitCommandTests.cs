using System.Net;
using Spit.Hosting.Commands;
using Spit.Hosting.Health;
using Spit.Hosting.Settings;

namespace Spit.Hosting.Tests.Commands;

public sealed class SpitCommandTests : IDisposable
{
    private const string Whole = """
        pop: fra1
        sip: [127.0.0.1:5060, "[::1]:5060"]
        nextHop: sip.example.com:5070
        gridDeadline: 80ms
        health: off
        trunks:
          - name: access
            class: long-haul
            sources: [192.0.2.0/24, 2001:db8::1]
            assertedIdentity: true
          - name: peer1
        limits:
          timerB: 4s
        """;

    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".yaml");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task Run_WholeFile_FillsEveryOption()
    {
        await File.WriteAllTextAsync(_file, Whole, TestContext.Current.CancellationToken);

        var run = await CommandRun.OfAsync("--config", _file);

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.Code);
        var options = run.Options!;
        Assert.Equal("fra1", options.Pop);
        Assert.Equal([IPEndPoint.Parse("127.0.0.1:5060"), IPEndPoint.Parse("[::1]:5060")], options.Sip);
        Assert.Equal(new HostPort("sip.example.com", 5070), options.NextHop);
        Assert.Equal(TimeSpan.FromMilliseconds(80), options.GridDeadline);
        Assert.Equal(HealthAddress.Off, options.Health);
        Assert.Equal(["access", "peer1"], options.Trunks.Select(t => t.Name));
        Assert.Equal(SampleClass.LongHaul, options.Trunks[0].Class);
        Assert.Equal([IPNetwork.Parse("192.0.2.0/24"), IPNetwork.Parse("2001:db8::1/128")], options.Trunks[0].Sources);
        Assert.True(options.Trunks[0].AssertedIdentity);
        Assert.Equal(SampleClass.ShortHaul, options.Trunks[1].Class);
        Assert.Equal(TimeSpan.FromSeconds(4), options.Limits.TimerB);
        Assert.Equal(1000, options.Limits.MaxTransactions);
    }

    [Fact]
    public async Task Run_SameSettingInThreePlaces_CommandLineBeatsEnvironmentBeatsFile()
    {
        await File.WriteAllTextAsync(
            _file,
            "pop: file\nsip: [127.0.0.1:1, 127.0.0.1:2]\ngridDeadline: 10ms",
            TestContext.Current.CancellationToken);
        var environment = new Dictionary<string, string>
        {
            ["SPIT__POP"] = "environment",
            ["SPIT__GRIDDEADLINE"] = "20ms",
            ["SPIT__LIMITS__MAXTRANSACTIONS"] = "7",
        };

        var run = await CommandRun.OfAsync(environment, ["--config", _file, "--pop", "line", "--sip", "127.0.0.1:3"]);

        Assert.Equal("", run.Error);
        Assert.Equal("line", run.Options!.Pop);
        Assert.Equal(TimeSpan.FromMilliseconds(20), run.Options.GridDeadline);
        Assert.Equal(7, run.Options.Limits.MaxTransactions);
        Assert.Equal([IPEndPoint.Parse("127.0.0.1:3")], run.Options.Sip);
    }

    [Fact]
    public async Task Run_ListsInTheEnvironment_AreReadInBothSpellings()
    {
        var environment = new Dictionary<string, string>
        {
            ["SPIT__SIP"] = "127.0.0.1:1, 127.0.0.1:2",
            ["SPIT__TRUNKS__0__NAME"] = "access",
            ["SPIT__TRUNKS__0__SOURCES__0"] = "192.0.2.1",
        };

        var run = await CommandRun.OfAsync(environment, ["--pop", "a"]);

        Assert.Equal("", run.Error);
        Assert.Equal([1, 2], run.Options!.Sip.Select(s => s.Port));
        Assert.Equal("192.0.2.1/32", Assert.Single(Assert.Single(run.Options.Trunks).Sources).ToString());
    }

    [Fact]
    public async Task Run_ManyFaults_TellsAllOfThemWithFileAndLine()
    {
        const string text = """
            pop: fra1
            gridDeadline: 50
            trunk: x
            trunks:
              - class: heavy
                sources: [192.0.2.1/33]
                colour: red
            limits:
              maxTransactions: many
            """;
        await File.WriteAllTextAsync(_file, text, TestContext.Current.CancellationToken);
        var environment = new Dictionary<string, string> { ["SPIT__NEXTHOP"] = "nowhere" };

        var run = await CommandRun.OfAsync(environment, ["--config", _file, "--health", "everywhere"]);

        Assert.Equal(ExitCode.WrongUse, run.Code);
        Assert.Null(run.Options);
        Assert.All(run.Faults, f => Assert.StartsWith("spit-sample: ", f, StringComparison.Ordinal));
        var faults = run.Faults.Select(
            f => f["spit-sample: ".Length..].Replace(_file, "FILE", StringComparison.Ordinal));
        Assert.Equivalent(
            new[]
            {
                "FILE:3: trunk: unknown key; there are gridDeadline, health, limits, logFormat, logLevel, nextHop, "
                    + "observe, pop, shutdownTimeout, sip, trunks",
                "FILE:7: trunks[0].colour: unknown key; there are assertedIdentity, class, name, sources",
                "sip: is required (--sip ADDRESS:PORT)",
                "SPIT__NEXTHOP: 'nowhere' is not HOST:PORT, for example sip.example.com:5060 or [::1]:5060",
                "FILE:2: gridDeadline: '50' is not a time with its unit, for example 50ms, 10s, 5m, 2h or 7d",
                "FILE:5: trunks[0].name: is required",
                "FILE:5: trunks[0].class: 'heavy' is not one of short-haul, long-haul",
                "FILE:6: trunks[0].sources[0]: '192.0.2.1/33' is not an address or a CIDR block, for example "
                    + "192.0.2.0/24 or 2001:db8::/32",
                "FILE:9: limits.maxTransactions: 'many' is not a whole number",
                "--health: 'everywhere' is not ADDRESS:PORT or off",
            },
            faults,
            strict: true);
    }

    [Theory]
    [InlineData("pop: [a\n", "is not YAML")]
    [InlineData("pop: a\npop: b\n", "is not YAML")]
    [InlineData("- pop\n", "must hold settings")]
    [InlineData("pop:\n  - a\n  - b\n", "must be one value")]
    [InlineData("pop: ~\n", "has no value")]
    [InlineData("pop: a\ngridDeadline: 2s\n", "2: gridDeadline: 2s is out of range, must be between 1ms and 1s")]
    public async Task Run_FileThatIsWrong_SaysWhere(string text, string expected)
    {
        await File.WriteAllTextAsync(_file, text, TestContext.Current.CancellationToken);

        var run = await CommandRun.OfAsync("--config", _file, "--sip", "127.0.0.1:0");

        Assert.Equal(ExitCode.WrongUse, run.Code);
        Assert.Contains(run.Faults, f => f.Contains(expected, StringComparison.Ordinal));
        Assert.Contains(run.Faults, f => f.Contains(_file, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--nonsense")]
    [InlineData("--pop", "a", "--pop", "b")]
    [InlineData("--pop")]
    [InlineData("stray")]
    public async Task Run_WrongOption_IsOneLineAndCodeTwo(params string[] args)
    {
        var run = await CommandRun.OfAsync(["--sip", "127.0.0.1:0", .. args]);

        Assert.Equal(ExitCode.WrongUse, run.Code);
        Assert.Single(run.Faults);
        Assert.Equal("", run.Output);
    }

    [Fact]
    public async Task Run_FileThatIsNotThere_SaysSo()
    {
        var run = await CommandRun.OfAsync("--config", _file, "--pop", "a", "--sip", "127.0.0.1:0");

        Assert.Equal(ExitCode.WrongUse, run.Code);
        Assert.Contains("cannot be read", Assert.Single(run.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_GoodSettings_SaysOkAndRunsNothing()
    {
        var run = await CommandRun.OfAsync("--check", "--pop", "a", "--sip", "127.0.0.1:0");

        Assert.Equal(("configuration ok\n", "", 0), (run.Output, run.Error, run.Code));
        Assert.Null(run.Options);
    }

    [Fact]
    public async Task Check_Faults_TellsAllAndAnswersNo()
    {
        var run = await CommandRun.OfAsync("--check", "--sip", "here");

        Assert.Equal(ExitCode.No, run.Code);
        Assert.Equal(2, run.Faults.Length);
    }

    [Fact]
    public async Task Help_Always_NamesEveryOptionWithItsDefault()
    {
        var run = await CommandRun.OfAsync("--help");

        Assert.Equal(0, run.Code);
        Assert.Equal("", run.Error);
        string[] parts = ["--pop <NAME>", "(required)", "--config <FILE>", "--check", "--version", "127.0.0.1:7080"];
        foreach (var expected in parts)
        {
            Assert.Contains(expected, run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Run_StartFault_IsOneLine()
    {
        var run = await CommandRun.OfAsync(
            [],
            ["--pop", "a", "--sip", "127.0.0.1:0"],
            () => throw new StartFaultException("sip: 127.0.0.1:5060 is taken"));

        Assert.Equal(ExitCode.WrongUse, run.Code);
        Assert.Equal(["spit-sample: sip: 127.0.0.1:5060 is taken"], run.Faults);
    }

    [Theory]
    [InlineData(new string[0], false)]
    [InlineData(new[] { "--observe" }, true)]
    [InlineData(new[] { "--observe", "false" }, false)]
    public async Task Run_Flag_NeedsNoValue(string[] args, bool expected)
    {
        var run = await CommandRun.OfAsync([.. args, "--pop", "a", "--sip", "127.0.0.1:0"]);

        Assert.Equal(expected, run.Options?.Observe);
    }
}
