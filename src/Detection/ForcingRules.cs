namespace Spit.Detection;

/// <summary>The rules, beside the lists, that decide whatever the score says; <see cref="Verdict.ForcedBy"/>.</summary>
public static class ForcingRules
{
    /// <summary>The callee is an emergency service: never scored.</summary>
    public const string Emergency = "EMERGENCY";

    /// <summary>The caller was blocked a moment ago for what he did himself; it ends by itself.</summary>
    public const string LiveBlock = "LIVE_BLOCK";

    /// <summary>The grid said nothing about caller and source.</summary>
    public const string GridSilent = "GRID_SILENT";

    /// <summary>A challenge was due, but he passed one lately: the call goes on, tagged.</summary>
    public const string ChallengeCredit = "CHALLENGE_CREDIT";

    /// <summary>He has just passed a challenge: the call is connected, tagged.</summary>
    public const string ChallengePassed = "CHALLENGE_PASSED";

    /// <summary>A bug kept the verdict from being made; the call goes on as if the grid were silent.</summary>
    public const string Fault = "FAULT";
}
