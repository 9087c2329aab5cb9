using System.Net;

namespace Spit.Challenger.Sip;

/// <summary>Takes the calls that come in.</summary>
internal interface ICallDesk
{
    /// <summary>Whether another call would be taken; tells those who ask with OPTIONS.</summary>
    bool HasRoom { get; }

    /// <summary>A new call, which 100 was answered to.</summary>
    /// <param name="server">Its INVITE, to be answered.</param>
    /// <param name="tag">Our tag in it.</param>
    /// <param name="source">Where it came from.</param>
    void OnCall(InviteServer server, string tag, IPEndPoint source);
}
