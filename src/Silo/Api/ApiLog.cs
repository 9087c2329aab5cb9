namespace Spit.Silo.Api;

internal static partial class ApiLog
{
    [LoggerMessage(4000, LogLevel.Information, "The edge at {Peer} is connected")]
    public static partial void StreamOpened(ILogger logger, string peer);

    [LoggerMessage(4001, LogLevel.Information, "The edge at {Peer} is gone")]
    public static partial void StreamClosed(ILogger logger, string peer);

    [LoggerMessage(4002, LogLevel.Warning, "A grain did not answer {Method}: the client is told UNAVAILABLE")]
    public static partial void GrainFailed(ILogger logger, Exception exception, string method);
}
