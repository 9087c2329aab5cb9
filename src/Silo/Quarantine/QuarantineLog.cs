namespace Spit.Silo.Quarantine;

internal static partial class QuarantineLog
{
    [LoggerMessage(4650, LogLevel.Warning,
        "The mark of item {Item} is kept, but did not reach its grains: the caller's record lacks one experience")]
    public static partial void NotLearnt(ILogger logger, Exception exception, string item);

    [LoggerMessage(4651, LogLevel.Warning,
        "The recording {Item} was not deleted: {Challenger} does it when it next asks what it holds")]
    public static partial void NotDeleted(ILogger logger, Exception exception, string item, string challenger);

    [LoggerMessage(4652, LogLevel.Error,
        "The recording {Item} could not be fetched from {Challenger}: it is not played")]
    public static partial void NotFetched(ILogger logger, Exception exception, string item, string challenger);
}
