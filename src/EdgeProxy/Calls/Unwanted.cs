using Spit.Sip.Headers;
using Spit.Sip.Messages;

namespace Spit.EdgeProxy.Calls;

/// <summary>A human's word that a call was unwanted (RFC 8197).</summary>
internal static class Unwanted
{
    private const int Code = 607;

    /// <summary>
    /// True for a response 607, and for any message whose Reason names 607 of SIP (RFC 3326): a BYE, or the response
    /// that a forking proxy made of its branches'. Who sent it is for the caller of this method to tell.
    /// </summary>
    public static bool IsSaidBy(SipMessageView message)
    {
        if (message.StatusCode == Code)
            return true;
        foreach (var element in message.Elements(SipHeaderName.Reason))
        {
            if (SipReason.TryRead(element, out var reason) && reason is { IsSip: true, Cause: Code })
                return true;
        }
        return false;
    }
}
