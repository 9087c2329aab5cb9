namespace Spit.Detection.Signals;

/// <summary>The names of signals and of the rules that force a verdict.</summary>
internal static class Symbols
{
    public const string ListAllow = "LIST_ALLOW";
    public const string ListBlock = "LIST_BLOCK";
    public const string CallerBurst = "CALLER_BURST";
    public const string SourceBurst = "SOURCE_BURST";
    public const string SourceChurn = "SOURCE_CHURN";
    public const string CalleeFanout = "CALLEE_FANOUT";
    public const string ShortCalls = "SHORT_CALLS";
    public const string Reputation = "REPUTATION";

    /// <summary>Forces: the callee is an emergency service.</summary>
    public const string Emergency = "EMERGENCY";

    /// <summary>Forces: the grid said nothing about caller and source.</summary>
    public const string GridSilent = "GRID_SILENT";
}
