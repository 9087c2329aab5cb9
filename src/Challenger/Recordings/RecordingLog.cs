namespace Spit.Challenger.Recordings;

/// <summary>What recordings log: events 5200 to 5299. Never who called whom.</summary>
internal static partial class RecordingLog
{
    [LoggerMessage(5200, LogLevel.Information,
        "Calls to subscribers who consented are recorded in {Directory}; {Count} recordings are there")]
    public static partial void Opened(ILogger logger, string directory, int count);

    [LoggerMessage(5201, LogLevel.Warning,
        "libchromaprint.so.1 is not there (Debian: libchromaprint1): recordings of one message are not linked")]
    public static partial void NoSoundPrints(ILogger logger);

    [LoggerMessage(5202, LogLevel.Warning, "The grid was not asked whether a call may be recorded: it is not recorded")]
    public static partial void NotAsked(ILogger logger, Exception exception);

    [LoggerMessage(5203, LogLevel.Error, "Recording {Id} could not be written: it is discarded")]
    public static partial void NotWritten(ILogger logger, Exception exception, string id);

    [LoggerMessage(5204, LogLevel.Warning, "Recording {Id} is kept, but not filed yet: it is tried again every minute")]
    public static partial void NotFiled(ILogger logger, Exception exception, string id);

    [LoggerMessage(5205, LogLevel.Error, "Recording {Id} cannot be read ({Fault}): it is deleted")]
    public static partial void Broken(ILogger logger, string id, SealFault fault);

    [LoggerMessage(5206, LogLevel.Warning,
        "{Count} recordings were sealed with a key that is not here: they cannot be played, and go when they expire")]
    public static partial void UnknownKeys(ILogger logger, int count);

    [LoggerMessage(5207, LogLevel.Warning, "The recordings take more than they may: {Count} old ones were deleted")]
    public static partial void NoRoom(ILogger logger, int count);

    [LoggerMessage(5208, LogLevel.Warning,
        "What is on this disk was not compared with what the grid wants: it is tried again in a minute")]
    public static partial void NotSwept(ILogger logger, Exception exception);

    [LoggerMessage(5209, LogLevel.Warning,
        "{Count} recordings that the grid has items of are not on this disk any more: they cannot be played")]
    public static partial void Lost(ILogger logger, int count);
}
