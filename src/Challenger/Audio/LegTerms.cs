using System.Net;
using Spit.Media.Sdp;

namespace Spit.Challenger.Audio;

/// <summary>Terms that are in force, with the addresses that belong to them; replaced whole.</summary>
internal sealed class LegTerms(AudioTerms terms, bool mayMove)
{
    public AudioTerms Audio { get; } = terms;

    public RemoteAddress Remote { get; } = new(terms.Remote, mayMove);

    public SocketAddress Rtcp { get; } = terms.RemoteRtcp.Serialize();

    public bool CanSend => Remote.IsKnown
        && (Audio.Direction is AudioDirection.SendReceive or AudioDirection.SendOnly);

    public bool CanReceive => Audio.Direction is AudioDirection.SendReceive or AudioDirection.ReceiveOnly;
}
