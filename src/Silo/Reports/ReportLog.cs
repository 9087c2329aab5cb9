namespace Spit.Silo.Reports;

internal static partial class ReportLog
{
    [LoggerMessage(4500, LogLevel.Warning,
        "A report is kept, but did not reach its grains: the caller's record lacks one complaint")]
    public static partial void NotLearnt(ILogger logger, Exception exception);
}
