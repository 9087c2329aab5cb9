namespace Spit.EndToEnd.Tests.Peers;

/// <summary>Numbers that belong to nobody: a thousand for callers, a thousand for callees.</summary>
internal static class Numbers
{
    public const int Count = 1000;

    public static string Caller(int index) => $"+493023125{index % Count:000}";

    public static string Callee(int index) => $"+441632960{index % Count:000}";
}
