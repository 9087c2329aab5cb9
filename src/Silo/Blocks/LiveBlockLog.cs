namespace Spit.Silo.Blocks;

internal static partial class LiveBlockLog
{
    [LoggerMessage(4700, LogLevel.Warning,
        "Live blocks could not be told to the other silos: their edges do not know of them")]
    public static partial void NotTold(ILogger logger, Exception exception);
}
