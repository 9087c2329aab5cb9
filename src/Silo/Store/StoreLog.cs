namespace Spit.Silo.Store;

internal static partial class StoreLog
{
    [LoggerMessage(4100, LogLevel.Information,
        "The embedded store keeps its data in {Directory} (loopback port {Port})")]
    public static partial void Embedded(ILogger logger, string directory, int port);

    [LoggerMessage(4101, LogLevel.Error,
        "The store is lost ({Reason}): calls are judged as before, but lists cannot change and counters are not saved")]
    public static partial void Lost(ILogger logger, Exception? exception, string reason);

    [LoggerMessage(4102, LogLevel.Information, "The store is back")]
    public static partial void Restored(ILogger logger);
}
