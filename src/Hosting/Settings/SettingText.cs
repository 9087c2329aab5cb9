using System.Collections;
using System.ComponentModel;
using System.Globalization;
using System.Net;
using System.Reflection;

namespace Spit.Hosting.Settings;

/// <summary>Values of settings as people write them, and back.</summary>
internal static class SettingText
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    private static readonly (string Unit, long Ticks)[] Units =
    [
        ("us", TimeSpan.TicksPerMicrosecond), ("ms", TimeSpan.TicksPerMillisecond), ("s", TimeSpan.TicksPerSecond),
        ("m", TimeSpan.TicksPerMinute), ("h", TimeSpan.TicksPerHour), ("d", TimeSpan.TicksPerDay),
    ];

    /// <summary>True when a value of the type is written as one piece of text.</summary>
    public static bool IsScalar(Type type) =>
        type.IsEnum || type == typeof(string) || type == typeof(bool) || type == typeof(int) || type == typeof(long)
        || type == typeof(double) || type == typeof(TimeSpan) || type == typeof(Uri) || type == typeof(IPEndPoint)
        || type == typeof(IPNetwork) || Reader(type) is not null;

    /// <summary>Reads a value; when it cannot, <paramref name="error"/> says what was expected.</summary>
    public static bool TryRead(Type type, string text, out object? value, out string error)
    {
        text = text.Trim();
        error = "";
        value = type switch
        {
            _ when text.Length == 0 => null,
            _ when type == typeof(string) => text,
            _ when type == typeof(bool) => bool.TryParse(text, out var flag) ? flag : null,
            _ when type == typeof(int) => int.TryParse(text, Culture, out var number) ? number : null,
            _ when type == typeof(long) => long.TryParse(text, Culture, out var number) ? number : null,
            _ when type == typeof(double) =>
                double.TryParse(text, Culture, out var number) && double.IsFinite(number) ? number : null,
            _ when type == typeof(TimeSpan) => ReadTime(text),
            _ when type == typeof(IPEndPoint) => ReadEndPoint(text),
            _ when type == typeof(IPNetwork) => ReadNetwork(text),
            _ when type == typeof(Uri) => ReadUri(text),
            _ when type.IsEnum => ReadEnum(type, text),
            _ => ReadByType(type, text),
        };
        if (value is null)
        {
            error = text.Length == 0 ? "has no value" : $"'{text}' is not {Expected(type)}";
        }
        return value is not null;
    }

    public static string Write(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        TimeSpan time => WriteTime(time),
        Enum name => Kebab(name.ToString()),
        string text => text,
        IEnumerable list => string.Join(", ", list.Cast<object?>().Select(Write)),
        IFormattable formattable => formattable.ToString(null, Culture),
        _ => value.ToString() ?? "",
    };

    private static string Expected(Type type) => type switch
    {
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(int) || type == typeof(long) => "a whole number",
        _ when type == typeof(double) => "a number",
        _ when type == typeof(TimeSpan) => "a time with its unit, for example 50ms, 10s, 5m, 2h or 7d",
        _ when type == typeof(IPEndPoint) => "ADDRESS:PORT, for example 127.0.0.1:5060 or [::1]:5060",
        _ when type == typeof(IPNetwork) => "an address or a CIDR block, for example 192.0.2.0/24 or 2001:db8::/32",
        _ when type == typeof(Uri) => "an http or https URL, for example http://127.0.0.1:7070",
        _ when type.IsEnum => "one of " + string.Join(", ", Enum.GetNames(type).Select(Kebab)),
        _ => type.GetCustomAttribute<DescriptionAttribute>()?.Description ?? type.Name,
    };

    private static TimeSpan? ReadTime(string text)
    {
        if (text == "0")
        {
            return TimeSpan.Zero;
        }
        var digits = 0;
        while (digits < text.Length && (char.IsAsciiDigit(text[digits]) || text[digits] == '.'))
        {
            digits++;
        }
        if (digits == 0 || !double.TryParse(text.AsSpan(0, digits), Culture, out var amount))
        {
            return null;
        }
        var unit = text[digits..].Trim();
        foreach (var (name, ticks) in Units)
        {
            if (name == unit)
            {
                return amount * ticks < long.MaxValue / 2 ? TimeSpan.FromTicks((long)(amount * ticks)) : null;
            }
        }
        return null;
    }

    private static string WriteTime(TimeSpan time)
    {
        var unit = Array.FindLast(Units, u => time.Ticks % u.Ticks == 0);
        return time == TimeSpan.Zero || unit.Unit is null
            ? "0"
            : string.Create(Culture, $"{time.Ticks / unit.Ticks}{unit.Unit}");
    }

    private static IPEndPoint? ReadEndPoint(string text)
    {
        if (text.StartsWith("localhost:", StringComparison.OrdinalIgnoreCase))
        {
            text = "127.0.0.1" + text["localhost".Length..];
        }
        // IPEndPoint.TryParse also takes an address without a port, and "1:2" for an IPv6 address.
        var colon = text.LastIndexOf(':');
        var hasPort = colon > 0 && (text[colon - 1] == ']' || text.IndexOf(':') == colon);
        return hasPort && colon < text.Length - 1 && IPEndPoint.TryParse(text, out var endPoint) ? endPoint : null;
    }

    private static IPNetwork? ReadNetwork(string text)
    {
        if (!text.Contains('/') && IPAddress.TryParse(text, out var address))
        {
            return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        }
        return IPNetwork.TryParse(text, out var network) ? network : null;
    }

    private static Uri? ReadUri(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : null;

    private static object? ReadEnum(Type type, string text)
    {
        var name = Array.Find(Enum.GetNames(type), n => Kebab(n).Equals(text, StringComparison.OrdinalIgnoreCase));
        return name is null ? null : Enum.Parse(type, name);
    }

    private static object? ReadByType(Type type, string text)
    {
        object?[] arguments = [text, null];
        return Reader(type)!.Invoke(null, arguments) is true ? arguments[1] : null;
    }

    private static MethodInfo? Reader(Type type) =>
        type.GetMethod("TryParse", BindingFlags.Public | BindingFlags.Static, [typeof(string), type.MakeByRefType()]);

    private static string Kebab(string name) =>
        string.Concat(name.Select((c, i) => (char.IsUpper(c) && i > 0 ? "-" : "") + char.ToLowerInvariant(c)));
}
