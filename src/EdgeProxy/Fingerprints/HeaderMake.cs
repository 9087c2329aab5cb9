using System.Text;
using Spit.Sip.Headers;
using Spit.Sip.Messages;

namespace Spit.EdgeProxy.Fingerprints;

/// <summary>The names of the header fields, in order and as they are spelt.</summary>
internal static class HeaderMake
{
    // "Name: value", "Name : value", "Name:value": more than two bytes between them are nobody's habit.
    private const int MaxGap = 4;

    public static void Append(SipMessageView invite, ref MakeWriter make)
    {
        var hasVia = false;
        foreach (ref readonly var slot in invite.Headers)
        {
            var name = invite.NameOf(slot);
            if ((slot.Name == SipHeaderName.Via && hasVia) || BelongsToTheCall(slot.Name, name))
                continue;
            hasVia |= slot.Name == SipHeaderName.Via;
            make.Append(name);
            var gap = slot.ValueStart - slot.Start - slot.NameLength;
            make.Append(invite.Bytes.Slice(slot.Start + slot.NameLength, Math.Clamp(gap, 0, MaxGap)));
            make.EndPiece();
        }
    }

    // What comes and goes with the call's way (routes), with who calls (identity, privacy), with what was before it
    // (forwarding, transfer, credentials) or with its occasion, and not with the device.
    private static bool BelongsToTheCall(SipHeaderName header, ReadOnlySpan<byte> name) => header switch
    {
        SipHeaderName.Route or SipHeaderName.RecordRoute => true,
        SipHeaderName.Identity or SipHeaderName.IdentityInfo or SipHeaderName.Privacy => true,
        SipHeaderName.Diversion or SipHeaderName.HistoryInfo or SipHeaderName.Reason => true,
        SipHeaderName.ReferredBy or SipHeaderName.Replaces => true,
        SipHeaderName.Authorization or SipHeaderName.ProxyAuthorization => true,
        SipHeaderName.Subject or SipHeaderName.Priority or SipHeaderName.ResourcePriority => true,
        SipHeaderName.CallInfo => true,
        SipHeaderName.PAssertedIdentity or SipHeaderName.PPreferredIdentity => true,
        SipHeaderName.Other => StartsWith(name, "P-"u8)
            || StartsWith(name, "X-Spit-"u8)
            || Ascii.EqualsIgnoreCase(name, "Remote-Party-ID"u8)
            || Ascii.EqualsIgnoreCase(name, "Alert-Info"u8)
            || Ascii.EqualsIgnoreCase(name, "Geolocation"u8)
            || Ascii.EqualsIgnoreCase(name, "Attestation-Info"u8)
            || Ascii.EqualsIgnoreCase(name, "Origination-Id"u8),
        _ => false,
    };

    private static bool StartsWith(ReadOnlySpan<byte> name, ReadOnlySpan<byte> prefix) =>
        name.Length >= prefix.Length && Ascii.EqualsIgnoreCase(name[..prefix.Length], prefix);
}
