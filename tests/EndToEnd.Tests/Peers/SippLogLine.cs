using System.Globalization;

namespace Spit.EndToEnd.Tests.Peers;

/// <summary>What became of one call, as a scenario logs it: <c>delivered CALLEE DATE TIME EPOCH</c>.</summary>
internal readonly record struct SippLogLine(string Event, string Callee, DateTimeOffset At)
{
    public static SippLogLine Parse(string line)
    {
        var parts = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var seconds = decimal.Parse(parts[^1], CultureInfo.InvariantCulture);
        return new SippLogLine(parts[0], parts[1], DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000)));
    }
}
