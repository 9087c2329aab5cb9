using System.Globalization;

namespace Spit.EndToEnd.Tests.Peers;

/// <summary>What became of one call, as a scenario logs it: <c>refused CALLEE WHY DATE TIME EPOCH</c>.</summary>
/// <param name="Event">What.</param>
/// <param name="Callee">Who was called.</param>
/// <param name="At">When.</param>
/// <param name="Why">What else the scenario says of it, if anything.</param>
internal readonly record struct SippLogLine(string Event, string Callee, DateTimeOffset At, string Why)
{
    public static SippLogLine Parse(string line)
    {
        var parts = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var seconds = decimal.Parse(parts[^1], CultureInfo.InvariantCulture);
        return new SippLogLine(
            parts[0],
            parts[1],
            DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000)),
            parts.Length > 5 ? string.Join(' ', parts[2..^3]) : "");
    }
}
