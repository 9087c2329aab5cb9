namespace Spit.Silo.Standings;

internal static partial class StandingLog
{
    [LoggerMessage(4400, LogLevel.Debug,
        "A standing's owner did not answer: it lacks {Count} attempts and lessons, and what is held of it gets old")]
    public static partial void NotExchanged(ILogger logger, Exception exception, int count);
}
