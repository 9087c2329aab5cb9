namespace Spit.Silo.Outcomes;

internal static partial class OutcomeLog
{
    [LoggerMessage(4300, LogLevel.Debug, "An outcome did not reach its grains: the caller's record lacks one call")]
    public static partial void NotLearnt(ILogger logger, Exception exception);

    [LoggerMessage(4301, LogLevel.Debug, "What a source sent beside calls did not reach its grain")]
    public static partial void ProbesNotLearnt(ILogger logger, Exception exception);
}
