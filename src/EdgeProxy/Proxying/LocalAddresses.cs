using System.Globalization;
using System.Text;
using Spit.Detection;
using Spit.EdgeProxy.Transport;
using Spit.Sip.Headers;
using Spit.Sip.Uris;

namespace Spit.EdgeProxy.Proxying;

/// <summary>Which hosts and ports are this proxy's own.</summary>
internal sealed class LocalAddresses
{
    private const int DefaultSipPort = 5060;
    private readonly HashSet<SipEndPoint> _endPoints = [];
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    public LocalAddresses(IEnumerable<UdpListener> listeners)
    {
        foreach (var listener in listeners)
        {
            _endPoints.Add(SipEndPoint.From(listener.LocalEndPoint));
            _names.Add(Encoding.ASCII.GetString(listener.SentBy));
        }
    }

    public bool IsOwn(SipUri uri) => uri.Scheme is SipUriScheme.Sip or SipUriScheme.Sips && IsOwn(uri.Host, uri.Port);

    public bool IsOwn(SipVia via) => IsOwn(via.Host, via.Port);

    public bool IsOwn(SipEndPoint endPoint) => _endPoints.Contains(endPoint);

    private bool IsOwn(ReadOnlySpan<byte> host, int port)
    {
        // A host longer than any name of ours is not ours; the bound keeps the stack small.
        if (host.IsEmpty || host.Length > 255)
            return false;
        var effectivePort = port == 0 ? DefaultSipPort : port;
        Span<char> text = stackalloc char[host.Length + 16];
        var length = Encoding.Latin1.GetChars(host, text);
        if (SourceAddress.TryParse(text[..length], out var address))
        {
            if (_endPoints.Contains(new SipEndPoint(address, effectivePort)))
                return true;
        }
        text[length] = ':';
        effectivePort.TryFormat(text[(length + 1)..], out var digits, provider: CultureInfo.InvariantCulture);
        return _names.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text[..(length + 1 + digits)]);
    }
}
