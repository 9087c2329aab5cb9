namespace Spit.Detection;

/// <summary>A callee's complaint about a call that was delivered to him.</summary>
[GenerateSerializer, Immutable, Alias("spit.CallReport")]
public sealed record CallReport
{
    /// <summary>The attempt that is complained about.</summary>
    [Id(0)] public required CallAttempt Attempt { get; init; }

    /// <summary>When the complaint came; never before the call ended.</summary>
    [Id(1)] public required DateTimeOffset At { get; init; }

    /// <summary>What the complaint counts, by the reporter's own standing: 0 to 1.</summary>
    [Id(2)] public double Weight { get; init; } = 1;
}
