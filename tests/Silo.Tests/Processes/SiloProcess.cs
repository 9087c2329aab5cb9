using System.Text.RegularExpressions;
using Grpc.Net.Client;

namespace Spit.Silo.Tests.Processes;

/// <summary>The silo program as an operator starts it, on free ports.</summary>
internal sealed partial class SiloProcess : IDisposable
{
    private SiloProcess(RunningProgram program, string api, string health)
    {
        Program = program;
        Health = health;
        Channel = GrpcChannel.ForAddress(api);
    }

    private static string Assembly => Path.Combine(AppContext.BaseDirectory, "Spit.Silo.dll");

    public RunningProgram Program { get; }

    public string Health { get; }

    public GrpcChannel Channel { get; }

    public GridClient Api => new(Channel);

    /// <param name="store">The store's option and its value, and further options.</param>
    public static Task<SiloProcess> StartAsync(params string[] store) => StartWithAsync([], store);

    /// <param name="variables">What its environment has beside the test's own.</param>
    /// <param name="store">The store's option and its value, and further options.</param>
    public static async Task<SiloProcess> StartWithAsync(
        IEnumerable<KeyValuePair<string, string>> variables, params string[] store)
    {
        string[] arguments = [.. store, "--api", "127.0.0.1:0", "--health", "127.0.0.1:0", "--log-format", "text"];
        var program = RunningProgram.StartWith(variables, "dotnet", [Assembly, .. arguments]);
        var api = Url().Match(await program.LineWithAsync("clients of the API are served at")).Value;
        var health = Url().Match(await program.LineWithAsync("Health and metrics are served at")).Value;
        var silo = new SiloProcess(program, api, health.TrimEnd('/'));
        using var http = new HttpClient();
        await Eventually.HoldsAsync(
            async () => (await http.GetAsync(silo.Health + "/health/ready")).IsSuccessStatusCode, "the silo is ready");
        return silo;
    }

    public static RunningProgram Run(params IEnumerable<string> arguments) =>
        RunningProgram.Start("dotnet", [Assembly, .. arguments]);

    public void Dispose()
    {
        Channel.Dispose();
        Program.Dispose();
    }

    [GeneratedRegex(@"http://[0-9.:]+")]
    private static partial Regex Url();
}
