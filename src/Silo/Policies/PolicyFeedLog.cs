namespace Spit.Silo.Policies;

internal static partial class PolicyFeedLog
{
    [LoggerMessage(4600, LogLevel.Information, "Calls are judged under policy {Revision}")]
    public static partial void Running(ILogger logger, string revision);

    [LoggerMessage(4601, LogLevel.Error,
        "Policy {Revision} cannot be read here: this silo and its edges stay with {Running}: {Faults}")]
    public static partial void Unreadable(ILogger logger, string revision, string running, string faults);

    [LoggerMessage(4602, LogLevel.Warning,
        "The policy cannot be asked for: this silo and its edges stay with what they have; again in {Pause}")]
    public static partial void Unreachable(ILogger logger, Exception exception, TimeSpan pause);
}
