using Microsoft.Extensions.Logging;

namespace Spit.Hosting;

/// <summary>What this room logs: events 9000 to 9099.</summary>
internal static partial class HostingLog
{
    [LoggerMessage(9000, LogLevel.Information, "Health and metrics are served at {Address}")]
    public static partial void HealthServed(ILogger logger, Uri address);
}
