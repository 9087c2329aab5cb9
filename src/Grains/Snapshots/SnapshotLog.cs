using Microsoft.Extensions.Logging;

namespace Spit.Grains.Snapshots;

internal static partial class SnapshotLog
{
    [LoggerMessage(3000, LogLevel.Warning, "A {Kind} record could not be read: its counters start from zero")]
    public static partial void NotRead(ILogger logger, Exception exception, string kind);

    [LoggerMessage(3001, LogLevel.Warning,
        "A {Kind} record could not be written: a crash now loses more than {Interval} of its counts; trying again")]
    public static partial void NotWritten(ILogger logger, Exception exception, string kind, TimeSpan interval);

    [LoggerMessage(3002, LogLevel.Warning,
        "A {Kind} record in the store is not the one that was read: the stored one is kept, this one dropped")]
    public static partial void Superseded(ILogger logger, Exception exception, string kind);

    [LoggerMessage(3003, LogLevel.Debug,
        "A {Kind} record in the store was not the one that was read: what was counted since is added to the stored one")]
    public static partial void TakenOver(ILogger logger, string kind);
}
