using Microsoft.Extensions.Logging;

namespace Spit.Grains.Policies;

internal static partial class PoliciesLog
{
    [LoggerMessage(3300, LogLevel.Information, "The policy is r{Number} now, applied by {Author}")]
    public static partial void Applied(ILogger logger, int number, string author);

    [LoggerMessage(3301, LogLevel.Error,
        "The store did not take policy r{Number}: it is refused, and the policies are read again")]
    public static partial void NotWritten(ILogger logger, Exception exception, int number);
}
