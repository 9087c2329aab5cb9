using Spit.Sip;
using Spit.Sip.Headers;
using Spit.Sip.Messages;

namespace Spit.EdgeProxy.Transport;

/// <summary>
/// A request that outlives its datagram: its own bytes, where it came from and where its responses go.
/// </summary>
internal sealed class ReceivedRequest
{
    private const int DefaultSipPort = 5060;

    public ReceivedRequest(SipMessageView view, UdpListener listener, SipEndPoint source, DateTimeOffset at)
    {
        Method = view.Method;
        Bytes = view.Bytes.ToArray();
        Listener = listener;
        Source = source;
        ReplyTo = ReplyAddress(view.TopVia, source);
        At = at;
    }

    public SipMethod Method { get; }

    public byte[] Bytes { get; }

    public UdpListener Listener { get; }

    public SipEndPoint Source { get; }

    public SipEndPoint ReplyTo { get; }

    /// <summary>When it arrived, by the wall clock.</summary>
    public DateTimeOffset At { get; }

    /// <summary>Where a response to a request with this top Via goes (RFC 3261 18.2.2, RFC 3581 4).</summary>
    /// <remarks>
    /// The address is always the packet's own, never one the sender names (maddr): a request must not be able to aim
    /// our responses at a third party.
    /// </remarks>
    public static SipEndPoint ReplyAddress(SipVia topVia, SipEndPoint source) =>
        // A Via too broken to name a port: the packet's own is all there is.
        topVia.HasRport || topVia.Host.IsEmpty
            ? source
            : source with { Port = topVia.Port == 0 ? DefaultSipPort : topVia.Port };

    /// <summary>Reads the bytes again; they were read without an error when they arrived.</summary>
    public SipMessageView Read(Span<SipHeaderSlot> slots)
    {
        SipMessageView.TryRead(Bytes, slots, out var view);
        return view;
    }
}
