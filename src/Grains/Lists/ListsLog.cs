using Microsoft.Extensions.Logging;

namespace Spit.Grains.Lists;

internal static partial class ListsLog
{
    [LoggerMessage(3100, LogLevel.Information, "The lists are loaded: {Count} entries, epoch {Epoch}")]
    public static partial void Loaded(ILogger logger, int count, string epoch);

    [LoggerMessage(3101, LogLevel.Error,
        "The store did not take the change of {Name}: it is refused, and the lists are read again")]
    public static partial void NotWritten(ILogger logger, Exception exception, string name);
}
