using System.CommandLine;
using System.Globalization;

namespace Spit.Cli.Commands;

/// <summary>The option that says how long a list entry lives.</summary>
internal static class ExpiresOption
{
    // A hundred years: beyond that somebody has mistaken the unit.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(36_500);

    public static Option<TimeSpan?> Create() => new("--expires")
    {
        Description = "After how long, for example 90m, 12h or 7d; default: never.",
        HelpName = "TIME",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (TryRead(text, out var time))
            {
                return time;
            }
            result.AddError($"--expires: '{text}' is not a time such as 90m, 12h or 7d");
            return null;
        },
    };

    private static bool TryRead(string text, out TimeSpan time)
    {
        time = default;
        var unit = text is [.., var last] ? UnitOf(last) : TimeSpan.Zero;
        if (unit == TimeSpan.Zero
            || !int.TryParse(text.AsSpan(..^1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || count == 0
            || count > Longest / unit)
        {
            return false;
        }
        time = count * unit;
        return true;
    }

    private static TimeSpan UnitOf(char letter) => letter switch
    {
        's' => TimeSpan.FromSeconds(1),
        'm' => TimeSpan.FromMinutes(1),
        'h' => TimeSpan.FromHours(1),
        'd' => TimeSpan.FromDays(1),
        _ => TimeSpan.Zero,
    };
}
