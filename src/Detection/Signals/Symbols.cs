namespace Spit.Detection.Signals;

/// <summary>The names of the signals.</summary>
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
}
