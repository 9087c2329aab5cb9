using Microsoft.Extensions.Logging;

namespace Spit.Grains.Shelves;

internal static partial class ShelfLog
{
    [LoggerMessage(3000, LogLevel.Warning,
        "{Count} records of {Shelf} could not be read: their counters start from zero")]
    public static partial void NotRead(ILogger logger, Exception exception, int count, ShelfName shelf);

    [LoggerMessage(3001, LogLevel.Warning,
        "{Count} records of {Shelf} could not be written: a crash now loses over {Interval} of them; trying again")]
    public static partial void NotWritten(
        ILogger logger, Exception exception, int count, ShelfName shelf, TimeSpan interval);

    [LoggerMessage(3002, LogLevel.Warning,
        "A record of {Shelf} in the store is not the one that was read: the stored one is kept, this one dropped")]
    public static partial void Superseded(ILogger logger, ShelfName shelf);

    [LoggerMessage(3003, LogLevel.Error,
        "A record of {Shelf} in the store is not readable: its counters start from zero")]
    public static partial void NotReadable(ILogger logger, Exception exception, ShelfName shelf);
}
