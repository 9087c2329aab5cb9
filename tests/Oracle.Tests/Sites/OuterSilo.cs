using System.Net;
using System.Text.RegularExpressions;
using Spit.Silo.Tests;
using Spit.Silo.Tests.Processes;

namespace Spit.Oracle.Tests.Sites;

/// <summary>The silo program in a process of its own, to be ended by signals.</summary>
internal sealed partial class OuterSilo : IDisposable
{
    // The longest that the program takes; a busy machine is no reason to be silent.
    private const string Settings = "snapshotInterval: 200ms\nanswerDeadline: 1s\n";

    private readonly TestFolder _folder;
    private readonly RunningProgram _program;

    private OuterSilo(TestFolder folder, RunningProgram program, IPEndPoint api)
    {
        _folder = folder;
        _program = program;
        Api = api;
    }

    /// <summary>Where edges connect.</summary>
    public IPEndPoint Api { get; }

    public string Output => _program.Output;

    /// <param name="store">The store of the cluster.</param>
    /// <param name="password">Its password.</param>
    public static async Task<OuterSilo> StartAsync(IPEndPoint store, string password)
    {
        var folder = new TestFolder();
        var settings = Path.Combine(folder.Path, "silo.yaml");
        await File.WriteAllTextAsync(settings, Settings);
        var program = RunningProgram.StartWith(
            [KeyValuePair.Create("SPIT__STORE__PASSWORD", password)],
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "Spit.Silo.dll"), "--config", settings, "--redis", $"{store}",
                "--api", "127.0.0.1:0", "--health", "off", "--log-format", "text",
            ]);
        var api = Url().Match(await program.LineWithAsync("clients of the API are served at")).Groups[1].Value;
        return new OuterSilo(folder, program, IPEndPoint.Parse(api));
    }

    /// <summary>SIGKILL; returns when it is dead.</summary>
    public Task KillAsync() => _program.KillAsync();

    /// <summary>SIGTERM; returns when it has ended, with its exit code.</summary>
    public Task<int> TerminateAsync() => _program.TerminateAsync();

    public void Dispose()
    {
        _program.Dispose();
        _folder.Dispose();
    }

    [GeneratedRegex("http://([0-9.:]+)")]
    private static partial Regex Url();
}
