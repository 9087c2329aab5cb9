using System.Globalization;
using Spit.Sip.Headers;
using Spit.Sip.Messages;
using Spit.Sip.Uris;

namespace Spit.EdgeProxy.Fingerprints;

/// <summary>
/// What an INVITE has in common with others of its origin: how it is made, not what it says. See docs/adr/0009.
/// </summary>
/// <remarks>
/// The same device makes the same fingerprint call after call; who writes headers in another order makes another one. A
/// fingerprint is no identity: all devices of a make and firmware share one, and it can be imitated.
/// </remarks>
internal static class MessageFingerprint
{
    private const int ChunkBytes = 512;

    // The list headers of real devices have up to some thirty elements.
    private const int MaxElements = 64;

    /// <summary>
    /// 16 hexadecimal digits, the same on every edge; bounded, and without an exception for any input.
    /// </summary>
    public static string Of(SipMessageView invite) => HashOf(invite).ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>The same as a number, never zero. Allocates nothing.</summary>
    public static ulong HashOf(SipMessageView invite)
    {
        var make = new MakeWriter(stackalloc byte[ChunkBytes]);
        HeaderMake.Append(invite, ref make);
        AppendTopVia(invite.TopVia, ref make);
        TokenShape.Append(invite.From.Tag, ref make);
        TokenShape.Append(invite.CallId, ref make);
        VersionMask.Append(invite.Get(SipHeaderName.UserAgent), ref make);
        make.EndPiece();
        AppendElements(invite.Elements(SipHeaderName.Allow), ref make);
        AppendElements(invite.Elements(SipHeaderName.Supported), ref make);
        AppendContact(invite, ref make);
        make.Append(invite.MaxForwards >= 0 ? 'M' : 'm');
        make.EndPiece();
        BodyMake.Append(invite, ref make);
        return make.Finish();
    }

    private static void AppendTopVia(SipVia via, ref MakeWriter make)
    {
        var cookie = "z9hG4bK"u8;
        var branch = via.Branch;
        make.Append(via.HasMagicCookie ? 'z' : '-');
        TokenShape.Append(via.HasMagicCookie ? branch[cookie.Length..] : branch, ref make);
        AppendNames(via.Parameters, ref make);
    }

    private static void AppendElements(SipElementEnumerable elements, ref MakeWriter make)
    {
        var left = MaxElements;
        foreach (var element in elements)
        {
            if (left-- == 0)
                break;
            make.Append(element);
            make.Append(',');
        }
        make.EndPiece();
    }

    private static void AppendContact(SipMessageView invite, ref MakeWriter make)
    {
        var contacts = invite.Elements(SipHeaderName.Contact).GetEnumerator();
        if (contacts.MoveNext()
            && SipNameAddr.TryRead(contacts.Current, out var contact)
            && SipUri.TryRead(contact.Uri, out var uri))
        {
            make.Append(uri.SchemeToken);
            make.Append(uri.HasUser ? '@' : '-');
            AppendNames(uri.Parameters, ref make);
            AppendNames(contact.Parameters, ref make);
        }
        make.EndPiece();
    }

    private static void AppendNames(SipParameters parameters, ref MakeWriter make)
    {
        var left = MaxElements;
        foreach (var parameter in parameters)
        {
            if (left-- == 0)
                break;
            make.Append(';');
            make.Append(parameter.Name);
        }
        make.EndPiece();
    }
}
