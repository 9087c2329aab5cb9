namespace Spit.Detection.Signals;

/// <summary>How far calls went to many people rather than to a few.</summary>
/// <remarks>
/// How calls end says something about a caller only when many people were called: a door phone or an alarm dialler has
/// one callee and short calls, a family a handful and long ones. Chosen; see docs/signals/SHORT_CALLS.md.
/// </remarks>
internal static class Breadth
{
    private const double None = 5;
    private const double Full = 10;

    /// <summary>0 for up to five callees in the last hour, 1 from ten on.</summary>
    public static double Of(CallerEvidence caller) => Math.Clamp((caller.Callees1h - None) / (Full - None), 0, 1);
}
