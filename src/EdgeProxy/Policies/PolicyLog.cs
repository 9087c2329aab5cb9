namespace Spit.EdgeProxy.Policies;

internal static partial class PolicyLog
{
    [LoggerMessage(2600, LogLevel.Information, "Calls are judged under policy {Revision}")]
    public static partial void Running(ILogger logger, string revision);

    [LoggerMessage(2601, LogLevel.Error,
        "Policy {Revision} cannot be read here: calls are judged under {Running} as before: {Faults}")]
    public static partial void Unreadable(ILogger logger, string revision, string running, string faults);
}
