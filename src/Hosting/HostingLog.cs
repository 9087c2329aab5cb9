using Microsoft.Extensions.Logging;

namespace Spit.Hosting;

/// <summary>What this room logs: events 9000 to 9099.</summary>
internal static partial class HostingLog
{
    [LoggerMessage(9000, LogLevel.Information, "Health and metrics are served at {Address}")]
    public static partial void HealthServed(ILogger logger, Uri address);

    [LoggerMessage(9001, LogLevel.Information,
        "Told to stop: not ready from now on, but everything is served for {Delay} more")]
    public static partial void DrainDelayed(ILogger logger, TimeSpan delay);
}
