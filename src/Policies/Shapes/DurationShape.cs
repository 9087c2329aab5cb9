using System.Globalization;
using System.Text.Json.Nodes;
using Spit.Policies.Yaml;

namespace Spit.Policies.Shapes;

/// <summary>A time with its unit, within a range, both ends included.</summary>
internal sealed class DurationShape(TimeSpan least, TimeSpan most) : ScalarShape<TimeSpan>
{
    private static readonly (string Unit, TimeSpan Length)[] Units =
    [
        ("ms", TimeSpan.FromMilliseconds(1)), ("s", TimeSpan.FromSeconds(1)), ("m", TimeSpan.FromMinutes(1)),
        ("h", TimeSpan.FromHours(1)), ("d", TimeSpan.FromDays(1)),
    ];

    protected override string Expected =>
        $"a time from {Write(least)} to {Write(most)}, such as 6s or 500ms";

    public override JsonObject Schema() =>
        new() { ["type"] = "string", ["pattern"] = @"^[0-9]+(\.[0-9]+)?(ms|s|m|h|d)$" };

    protected override bool TryRead(YamlScalar scalar, Reading reading, out TimeSpan value) =>
        (TryParse(scalar.Text, out value) && value >= least && value <= most) || Refuse(scalar, reading);

    private static bool TryParse(string text, out TimeSpan time)
    {
        time = default;
        var digits = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (digits > 0 && text[digits] == '.')
        {
            var rest = text.AsSpan(digits + 1).IndexOfAnyExceptInRange('0', '9');
            digits = rest > 0 ? digits + 1 + rest : 0;
        }
        if (digits <= 0) return false;
        var length = Array.Find(Units, u => u.Unit == text[digits..]).Length;
        var amount = double.Parse(text.AsSpan(0, digits), CultureInfo.InvariantCulture);
        if (length == default || amount > TimeSpan.FromDays(36_500) / length) return false;
        time = amount * length;
        return true;
    }

    private static string Write(TimeSpan time)
    {
        var (unit, length) = Array.FindLast(Units, u => time.Ticks % u.Length.Ticks == 0);
        return string.Create(CultureInfo.InvariantCulture, $"{time / length}{unit}");
    }
}
