using Microsoft.Extensions.Logging;
using Spit.Hosting.Commands;
using Spit.Hosting.Health;
using Spit.Hosting.Settings;

namespace Spit.Hosting;

/// <summary>Settings that every server program has.</summary>
public abstract record ServerOptions
{
    /// <summary>Where health and metrics are served; port 0 takes a free one.</summary>
    [CommandOption("--health", "ADDRESS:PORT|off", "Where /health/live, /health/ready and /metrics are served.")]
    public HealthAddress Health { get; init; } = HealthAddress.Default;

    [CommandOption("--log-format", "auto|text|json", "Log lines: text, JSON, or auto (text on a terminal, else JSON).")]
    public LogFormat LogFormat { get; init; } = LogFormat.Auto;

    [CommandOption("--log-level", "LEVEL", "Least level that is logged: debug, information, warning or error.")]
    public LogLevel LogLevel { get; init; } = LogLevel.Information;

    /// <summary>What a program may take to end after SIGTERM, before it is ended hard. 1 s to 5 min.</summary>
    /// <remarks>Chosen: within the 30 s that Kubernetes gives a pod.</remarks>
    public TimeSpan ShutdownTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Notes every fault of the values.</summary>
    /// <remarks>Runs after faults of reading too: a required value may then be null, a list empty.</remarks>
    public virtual void Validate(SettingFaults faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        faults.Within("shutdownTimeout", ShutdownTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
    }
}
