using System.ComponentModel;
using System.Globalization;
using System.Net;

namespace Spit.Hosting.Settings;

/// <summary>A host, by name or address, and a port.</summary>
/// <param name="Host">A name or an address; an IPv6 address without brackets.</param>
/// <param name="Port">1 to 65535.</param>
[Description("HOST:PORT, for example sip.example.com:5060 or [::1]:5060")]
public sealed record HostPort(string Host, int Port)
{
    /// <summary>The address when the host is one; null when it is a name that has to be looked up.</summary>
    public IPEndPoint? EndPoint => IPAddress.TryParse(Host, out var address) ? new IPEndPoint(address, Port) : null;

    /// <summary>Reads <c>HOST:PORT</c>; an IPv6 address stands in brackets.</summary>
    public static bool TryParse(string text, out HostPort? value)
    {
        value = null;
        var colon = text.LastIndexOf(':');
        var digits = text.AsSpan(colon + 1);
        if (colon < 1 || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            || port is < 1 or > ushort.MaxValue)
        {
            return false;
        }
        var host = text[..colon];
        if (host is ['[', .. var inner, ']'])
        {
            host = IPAddress.TryParse(inner, out _) && inner.Contains(':') ? inner : "";
        }
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown || (host.Contains(':') && text[0] != '['))
        {
            return false;
        }
        value = new HostPort(host, port);
        return true;
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(Host.Contains(':') ? $"[{Host}]" : Host)}:{Port}");
}
