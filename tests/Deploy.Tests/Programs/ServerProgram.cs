using Spit.Challenger;
using Spit.EdgeProxy;
using Spit.Hosting;
using Spit.Hosting.Commands;
using Spit.Silo;

namespace Spit.Deploy.Tests.Programs;

/// <summary>A program that manifests and units start, by its own options.</summary>
internal abstract class ServerProgram
{
    public static ServerProgram Silo { get; } = new Of<SiloOptions>(
        "spit-silo",
        options => [(options.Api.Port, "TCP"), (options.Silo.Port, "TCP")],
        options => options.DrainDelay + options.ShutdownTimeout);

    public static ServerProgram Edge { get; } = new Of<EdgeOptions>(
        "spit-edge",
        options => [.. options.Sip.Select(sip => (sip.Port, "UDP"))],
        options => options.ShutdownTimeout)
    { IsOnNodeNetwork = true };

    public static ServerProgram Challenger { get; } = new Of<ChallengerOptions>(
        "spit-challenger",
        options => [(options.Sip.Port, "UDP"), (options.Api.Port, "TCP")],
        options => options.ShutdownTimeout)
    { IsOnNodeNetwork = true };

    /// <summary>Others send to its node's own address, and what it sends must come from there.</summary>
    public bool IsOnNodeNetwork { get; private init; }

    public abstract string Name { get; }

    /// <summary>The program of an image; null when it is none of ours.</summary>
    public static ServerProgram? OfImage(string image) =>
        new[] { Silo, Edge, Challenger }.FirstOrDefault(p => image.Split('/')[^1].Split(':')[0] == p.Name);

    /// <summary>Reads the settings as the program itself would, and does not run it.</summary>
    /// <returns>The options, or null and what the program says is wrong.</returns>
    public abstract Task<(ServerOptions? Options, string Faults)> ReadAsync(
        IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment);

    /// <summary>Every port that it listens on, but for those of audio.</summary>
    public abstract IEnumerable<(int Port, string Protocol)> Ports(ServerOptions options);

    /// <summary>From SIGTERM to its end, at most.</summary>
    public abstract TimeSpan StopTime(ServerOptions options);

    private sealed class Of<TOptions>(
        string name, Func<TOptions, (int, string)[]> ports, Func<TOptions, TimeSpan> stopTime) : ServerProgram
        where TOptions : ServerOptions
    {
        public override string Name => name;

        public override async Task<(ServerOptions? Options, string Faults)> ReadAsync(
            IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment)
        {
            TOptions? read = null;
            using var output = new StringWriter();
            using var error = new StringWriter();
            var code = await SpitCommand.RunAsync<TOptions>(
                arguments, name, "", Keep, environment.ToDictionary(), output, error);
            return code == ExitCode.Fine ? (read, "") : (null, error.ToString().Trim());

            Task Keep(TOptions options)
            {
                read = options;
                return Task.CompletedTask;
            }
        }

        public override IEnumerable<(int Port, string Protocol)> Ports(ServerOptions options) =>
            options.Health.EndPoint is { } health
                ? ports((TOptions)options).Append((health.Port, "TCP"))
                : ports((TOptions)options);

        public override TimeSpan StopTime(ServerOptions options) => stopTime((TOptions)options);
    }
}
