using System.Net;
using System.Net.Sockets;

namespace Spit.Challenger.Audio;

/// <summary>
/// Where a leg's packets go: what was signalled, or the port behind a NAT that they really come from (symmetric RTP).
/// </summary>
/// <param name="mayMove">Whether another IP address than the signalled one is believed too.</param>
internal sealed class RemoteAddress(IPEndPoint signalled, bool mayMove)
{
    // The other side may move its port, but nobody takes over a stream that flows.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(500);

    private TimeSpan _lastHeard = TimeSpan.MinValue;

    public SocketAddress Target { get; } = signalled.Serialize();

    /// <summary>Whether there is anywhere to send to.</summary>
    public bool IsKnown { get; } = signalled.Port > 0
        && !signalled.Address.Equals(IPAddress.Any) && !signalled.Address.Equals(IPAddress.IPv6Any);

    /// <summary>Whether a datagram is the other side's.</summary>
    public bool Accepts(SocketAddress from, TimeSpan now)
    {
        if (!Address(from).SequenceEqual(Address(Target)) && !mayMove && IsKnown) return false;
        var isSame = from.Size == Target.Size
            && from.Buffer.Span[..from.Size].SequenceEqual(Target.Buffer.Span[..from.Size]);
        if (!isSame)
        {
            if (_lastHeard != TimeSpan.MinValue && now - _lastHeard < Quiet) return false;
            if (IsKnown) from.Buffer.Span[..Math.Min(from.Size, Target.Size)].CopyTo(Target.Buffer.Span);
        }
        _lastHeard = now;
        return true;
    }

    private static ReadOnlySpan<byte> Address(SocketAddress address) =>
        address.Family == AddressFamily.InterNetworkV6
            ? address.Buffer.Span.Slice(8, 16)
            : address.Buffer.Span.Slice(4, 4);
}
