namespace Spit.EdgeProxy.Grid;

/// <summary>What the way to the grid logs: events 2500 to 2599.</summary>
internal static partial class GridLog
{
    [LoggerMessage(2500, LogLevel.Information, "Connected to the grid at {Endpoint}: calls are judged by its evidence")]
    public static partial void Connected(ILogger logger, Uri endpoint);

    [LoggerMessage(2501, LogLevel.Warning,
        "The grid at {Endpoint} is lost ({Reason}): calls are judged by what this edge holds until it is back")]
    public static partial void Lost(ILogger logger, Uri endpoint, string reason);

    [LoggerMessage(2502, LogLevel.Debug, "The grid at {Endpoint} cannot be used ({Reason})")]
    public static partial void StillAway(ILogger logger, Uri endpoint, string reason);

    [LoggerMessage(2503, LogLevel.Warning,
        "A list change is missing after revision {Revision} of {Epoch}: the lists are fetched again, whole")]
    public static partial void Gap(ILogger logger, long revision, string epoch);

    [LoggerMessage(2504, LogLevel.Warning, "List entry {Name} cannot be read and does not count at this edge")]
    public static partial void EntryUnreadable(ILogger logger, string name);

    [LoggerMessage(2505, LogLevel.Information, "Lists replaced: {Count} entries, revision {Revision} of {Epoch}")]
    public static partial void SnapshotApplied(ILogger logger, int count, long revision, string epoch);

    [LoggerMessage(2506, LogLevel.Warning, "The stream to the grid did not end cleanly: {Count} outcomes are lost")]
    public static partial void FarewellFailed(ILogger logger, int count);

    [LoggerMessage(2507, LogLevel.Warning,
        "The grid at {Endpoint} cannot be reached ({Reason}): calls are judged by what this edge holds")]
    public static partial void NotFound(ILogger logger, Uri endpoint, string reason);

    [LoggerMessage(2508, LogLevel.Error, "A bug ended the stream to the grid; a new stream is opened")]
    public static partial void Bug(ILogger logger, Exception fault);
}
