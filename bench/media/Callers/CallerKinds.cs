namespace Spit.MediaBench.Callers;

/// <summary>Kinds by what is reported of them.</summary>
internal static class CallerKinds
{
    public static IReadOnlyList<CallerKind> Humans { get; } =
    [
        CallerKind.SilentHuman, CallerKind.HelloHuman, CallerKind.NoiseHuman, CallerKind.BreathingHuman,
        CallerKind.BackChannelHuman, CallerKind.TelevisionHuman, CallerKind.KeyHuman,
    ];

    /// <summary>Robots that talk over the greeting.</summary>
    public static IReadOnlyList<CallerKind> Talkers { get; } = [CallerKind.AtOnceRobot, CallerKind.AfterPauseRobot];

    /// <summary>Robots that wait.</summary>
    public static IReadOnlyList<CallerKind> Waiters { get; } =
        [CallerKind.AfterGreetingRobot, CallerKind.OverAmdRobot];

    /// <summary>Robots that look like people; no bar is set for them.</summary>
    public static IReadOnlyList<CallerKind> Others { get; } = [CallerKind.SilentRobot, CallerKind.AgentRobot];

    public static bool IsHuman(CallerKind kind) => kind <= CallerKind.KeyHuman;
}
