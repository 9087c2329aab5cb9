using System.ComponentModel;
using System.Globalization;
using System.Net;

namespace Spit.Challenger;

/// <summary>Where audio is received: an address and a range of ports, two for each party of a call.</summary>
/// <param name="Address">The address.</param>
/// <param name="First">The first port.</param>
/// <param name="Last">The last port.</param>
[Description("ADDRESS:PORT-PORT, for example 192.0.2.10:20000-23999 or [2001:db8::10]:20000-23999")]
public sealed record MediaPorts(IPAddress Address, int First, int Last)
{
    /// <summary>How many parties there is room for.</summary>
    public int Room => (Last - First + 1) / 2;

    public static bool TryParse(string text, out MediaPorts? value)
    {
        value = null;
        var dash = text.LastIndexOf('-');
        if (dash < 0
            || !text.AsSpan(0, dash).Contains(':')
            || !IPEndPoint.TryParse(text.AsSpan(0, dash), out var first)
            || !int.TryParse(text.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            || first.Port == 0 || last > ushort.MaxValue || last <= first.Port)
            return false;
        value = new MediaPorts(first.Address, first.Port, last);
        return true;
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{new IPEndPoint(Address, First)}-{Last}");
}
