namespace Spit.Detection.Records;

/// <summary>The time constants of the counts that evidence names.</summary>
internal static class Windows
{
    public static readonly TimeSpan TenSeconds = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    public static readonly TimeSpan Day = TimeSpan.FromDays(1);
    public static readonly TimeSpan Month = TimeSpan.FromDays(30);
}
