namespace Spit.Simulator.Scenarios;

/// <summary>
/// Two callers whom nobody knows, by the same make of telephone: only what they say tells them apart.
/// </summary>
internal static class StrangerScenario
{
    /// <summary>The machine hangs up before, or who is connected.</summary>
    private static readonly TimeSpan LongestTalk = TimeSpan.FromSeconds(85);

    public static PlannedCall Human(SimulatorOptions options) =>
        Call(options, CallerKind.Human, PhoneNumbers.Stranger, PhoneNumbers.CalledByStranger);

    public static PlannedCall Robot(SimulatorOptions options) =>
        Call(options, CallerKind.Robot, PhoneNumbers.Robot, PhoneNumbers.CalledByRobot);

    private static PlannedCall Call(SimulatorOptions options, CallerKind kind, string caller, string callee) => new()
    {
        At = TimeSpan.Zero,
        Kind = kind,
        Caller = caller,
        Callee = callee,
        Edge = options.Challenge
            ?? throw new ArgumentException("There is no edge that challenges.", nameof(options)),
        Source = options.StrangerSources[kind == CallerKind.Human ? 0 : ^1],
        Ring = TimeSpan.FromSeconds(1),
        Talk = LongestTalk,
    };
}
