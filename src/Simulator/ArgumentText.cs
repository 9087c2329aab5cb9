using System.Globalization;
using System.Net;

namespace Spit.Simulator;

/// <summary>Reads the values of the command line.</summary>
internal static class ArgumentText
{
    private static readonly (string Unit, double Milliseconds)[] Units = [("ms", 1), ("s", 1_000), ("m", 60_000)];

    public static bool TryReadEdge(string text, out PopEdge edge)
    {
        edge = null!;
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0 || !TryReadEndPoint(text[(equals + 1)..], out var address) || address.Port == 0)
            return false;
        edge = new PopEdge(text[..equals], address);
        return true;
    }

    public static bool TryReadEndPoint(string text, out IPEndPoint endPoint)
    {
        endPoint = null!;
        // IPEndPoint reads an address alone as port 0, and then only the bracket form tells IPv6 with a port.
        var colon = text.LastIndexOf(':');
        var hasPort = colon > 0 && (text[colon - 1] == ']' || text.IndexOf(':', StringComparison.Ordinal) == colon);
        if (!hasPort)
            return false;
        if (text.StartsWith("localhost:", StringComparison.OrdinalIgnoreCase))
            text = $"{IPAddress.Loopback}{text[colon..]}";
        return IPEndPoint.TryParse(text, out endPoint!);
    }

    public static bool TryReadAddress(string text, out IPAddress address) => IPAddress.TryParse(text, out address!);

    public static bool TryReadDuration(string text, out TimeSpan duration)
    {
        duration = default;
        foreach (var (unit, milliseconds) in Units)
        {
            if (!text.EndsWith(unit, StringComparison.Ordinal) || !TryReadNumber(text[..^unit.Length], out var number))
                continue;
            if (number * milliseconds is < 1_000 or > 3_600_000)
                return false;
            duration = TimeSpan.FromMilliseconds(number * milliseconds);
            return true;
        }

        return false;
    }

    public static bool TryReadFactor(string text, out double factor) =>
        TryReadNumber(text, out factor) && factor is >= 1 and <= 100;

    private static bool TryReadNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
}
