using System.Text;
using Spit.Sip.Headers;
using Spit.Sip.Messages;

namespace Spit.EdgeProxy.Fingerprints;

/// <summary>What the body is made like: the shape of an SDP offer, of any other body its type.</summary>
internal static class BodyMake
{
    public static void Append(SipMessageView invite, ref MakeWriter make)
    {
        if (invite.Body.IsEmpty)
            return;
        var type = invite.Get(SipHeaderName.ContentType);
        var semicolon = type.IndexOf((byte)';');
        var plain = (semicolon < 0 ? type : type[..semicolon]).TrimEnd(" \t"u8);
        if (Ascii.EqualsIgnoreCase(plain, "application/sdp"u8))
            SdpMake.Append(invite.Body, ref make);
        else
            VersionMask.Append(plain, ref make);
    }
}
