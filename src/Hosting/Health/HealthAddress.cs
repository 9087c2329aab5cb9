using System.ComponentModel;
using System.Net;
using Spit.Hosting.Settings;

namespace Spit.Hosting.Health;

/// <summary>Where health and metrics are served, or that they are not.</summary>
/// <param name="EndPoint">Null: not served.</param>
[Description("ADDRESS:PORT or off")]
public sealed record HealthAddress(IPEndPoint? EndPoint)
{
    public static HealthAddress Off { get; } = new((IPEndPoint?)null);

    /// <summary>Loopback only, port 7080.</summary>
    public static HealthAddress Default { get; } = new(new IPEndPoint(IPAddress.Loopback, 7080));

    public static bool TryParse(string text, out HealthAddress? value)
    {
        value = text == "off" ? Off
            : SettingText.TryRead(typeof(IPEndPoint), text, out var endPoint, out _) ? new((IPEndPoint?)endPoint)
            : null;
        return value is not null;
    }

    public override string ToString() => EndPoint?.ToString() ?? "off";
}
