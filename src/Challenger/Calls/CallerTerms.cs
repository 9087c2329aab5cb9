using System.Net;
using Spit.Challenger.Sip;
using Spit.Protocol.V1;
using Spit.Sip.Headers;
using Spit.Sip.Messages;

namespace Spit.Challenger.Calls;

/// <summary>What a caller's INVITE says that the call to his callee needs.</summary>
internal sealed record CallerTerms
{
    public required HandOver HandOver { get; init; }

    /// <summary>The edge that sent it, and that the call goes back to.</summary>
    public required IPEndPoint Edge { get; init; }

    public required string RequestUri { get; init; }

    /// <summary>Without its tag.</summary>
    public required string From { get; init; }

    public required string To { get; init; }

    /// <summary>Header lines that go along.</summary>
    public required string Carried { get; init; }

    public static CallerTerms Of(SipMessageView invite, HandOver handOver, IPEndPoint edge) => new()
    {
        HandOver = handOver,
        Edge = edge,
        RequestUri = Dialog.Text(invite.RequestUri),
        From = CarriedHeaders.WithoutTag(invite, SipHeaderName.From),
        To = CarriedHeaders.WithoutTag(invite, SipHeaderName.To),
        Carried = CarriedHeaders.Of(invite),
    };
}
