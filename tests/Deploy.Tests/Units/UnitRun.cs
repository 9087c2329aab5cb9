using System.Globalization;
using Spit.Deploy.Tests.Kubernetes;
using Spit.Deploy.Tests.Programs;
using Spit.Hosting;

namespace Spit.Deploy.Tests.Units;

/// <summary>What a unit's program would read, with its credentials in a folder of the test's.</summary>
internal sealed class UnitRun : IDisposable
{
    private readonly string _credentials = Directory.CreateTempSubdirectory("spit-unit-").FullName;
    private readonly string _config;

    public UnitRun(string name)
    {
        Unit = UnitFile.Read($"{name}.service");
        Program = ServerProgram.OfImage(name)!;
        Words = Unit.One("ExecStart").Split(' ');
        Patience = TimeSpan.FromSeconds(double.Parse(Unit.One("TimeoutStopSec"), CultureInfo.InvariantCulture));
        _config = Repository.At("deploy/systemd/" + name.Split('-')[1] + ".yaml");
        foreach (var credential in Unit.All("LoadCredential"))
            File.WriteAllText(Path.Combine(_credentials, credential.Split(':')[0]), PodFiles.Secret);
    }

    public UnitFile Unit { get; }

    public ServerProgram Program { get; }

    /// <summary>The command and its arguments.</summary>
    public string[] Words { get; }

    /// <summary>How long it may take to stop.</summary>
    public TimeSpan Patience { get; }

    public Task<(ServerOptions? Options, string Faults)> ReadAsync() => Program.ReadAsync(
        [.. Words[1..].Select(word => word.StartsWith("/etc/spit/", Ordinal) ? _config : word)], Environment());

    public void Dispose() => Directory.Delete(_credentials, recursive: true);

    private Dictionary<string, string> Environment()
    {
        var environment = Unit.Secrets.ToDictionary(variable => variable, _ => PodFiles.Secret);
        foreach (var assignment in Unit.All("Environment").Select(line => line.Split('=', 2)))
            environment[assignment[0]] = assignment[1].Replace("%d", _credentials, Ordinal);
        return environment;
    }
}
