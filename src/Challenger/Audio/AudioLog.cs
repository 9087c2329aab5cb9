namespace Spit.Challenger.Audio;

/// <summary>What the engine logs: events 5100 to 5199.</summary>
internal static partial class AudioLog
{
    [LoggerMessage(5100, LogLevel.Warning, "No free pair of ports from {First} to {Last}: the call gets no audio")]
    public static partial void NoPort(ILogger logger, int first, int last);

    [LoggerMessage(5101, LogLevel.Error, "A bug in the audio of one call: that call's audio ends, the others go on")]
    public static partial void Bug(ILogger logger, Exception fault);

    [LoggerMessage(5102, LogLevel.Warning,
        "The audio thread was {Milliseconds} ms late: frames of all calls are left out")]
    public static partial void Late(ILogger logger, long milliseconds);
}
