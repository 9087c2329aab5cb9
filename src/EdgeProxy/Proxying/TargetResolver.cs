using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Spit.Detection;
using Spit.EdgeProxy.Transport;

namespace Spit.EdgeProxy.Proxying;

/// <summary>
/// Turns host and port into an end point: literals at once, names by the system's resolver, remembered briefly.
/// </summary>
internal sealed class TargetResolver(TimeProvider time, Func<AddressFamily, bool> canSend)
{
    // The resolver does not tell a record's own lifetime; this bounds how long a moved host is missed.
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    private const int MaxNames = 10_000;

    private readonly ConcurrentDictionary<string, (SourceAddress Address, long At)> _names =
        new(StringComparer.OrdinalIgnoreCase);

    /// <summary>True when no waiting is needed.</summary>
    public bool TryResolve(string host, int port, out SipEndPoint target)
    {
        if (SourceAddress.TryParse(host, out var address)
            || TryRecall(host, out address))
        {
            target = new SipEndPoint(address, port);
            return true;
        }
        target = default;
        return false;
    }

    /// <summary>Asks the resolver; null when the name has no address that we can send to.</summary>
    public async Task<SipEndPoint?> ResolveAsync(string host, int port, CancellationToken cancellation)
    {
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(host, cancellation).ConfigureAwait(false);
            var usable = addresses.FirstOrDefault(a => canSend(a.AddressFamily));
            if (usable is null)
                return null;
            var address = SourceAddress.From(usable);
            if (_names.Count >= MaxNames)
                _names.Clear();
            _names[host] = (address, time.GetTimestamp());
            return new SipEndPoint(address, port);
        }
        catch (Exception e) when (e is SocketException or ArgumentException or OperationCanceledException)
        {
            // An unknown name and an unreachable host are one and the same to the request: RFC 3261 16.9.
            return null;
        }
    }

    private bool TryRecall(string host, out SourceAddress address)
    {
        var known = _names.TryGetValue(host, out var entry) && time.GetElapsedTime(entry.At) < Lifetime;
        address = entry.Address;
        return known;
    }
}
