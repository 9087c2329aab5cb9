using Microsoft.Extensions.Logging;
using Spit.Detection.Quarantine;

namespace Spit.Grains.Quarantine;

internal static partial class QuarantineLog
{
    [LoggerMessage(3600, LogLevel.Information, "The quarantine is loaded: {Count} items")]
    public static partial void Loaded(ILogger logger, int count);

    [LoggerMessage(3601, LogLevel.Error,
        "The store did not take {What} of the quarantine: the change is refused, and what is stored is read again")]
    public static partial void NotWritten(ILogger logger, Exception exception, string what);

    [LoggerMessage(3602, LogLevel.Information, "Audit row {Number}: {Who} did {Action} from {Address}")]
    public static partial void Audited(ILogger logger, string who, AuditAction action, long number, string address);

    [LoggerMessage(3603, LogLevel.Warning,
        "The quarantine is full: its oldest item gives way, and the recording of it will be deleted")]
    public static partial void Full(ILogger logger);
}
