namespace Spit.Silo.Lists;

internal static partial class ListsFeedLog
{
    [LoggerMessage(4200, LogLevel.Warning,
        "The lists cannot be asked for: this silo and its edges stay with what they have; again in {Pause}")]
    public static partial void Unreachable(ILogger logger, Exception exception, TimeSpan pause);
}
