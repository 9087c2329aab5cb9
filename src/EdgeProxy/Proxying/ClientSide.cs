using Spit.EdgeProxy.Transport;
using Spit.Sip.Messages;

namespace Spit.EdgeProxy.Proxying;

/// <summary>What a transaction sent on, and where: kept to be repeated, acknowledged or cancelled.</summary>
internal sealed class ClientSide(BranchId branch, byte[] sent, UdpListener listener, SipEndPoint target)
{
    public BranchId Branch { get; } = branch;

    public UdpListener Listener { get; } = listener;

    public SipEndPoint Target { get; } = target;

    public ReadOnlySpan<byte> Sent => sent;

    /// <summary>Reads the sent request again.</summary>
    public SipMessageView Read(Span<SipHeaderSlot> slots)
    {
        SipMessageView.TryRead(sent, slots, out var view);
        return view;
    }
}
