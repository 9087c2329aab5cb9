using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Spit.Detection;
using Spit.Detection.Identities;
using Spit.Sip.Headers;
using Spit.Sip.Messages;

namespace Spit.EdgeProxy.Attestations;

/// <summary>The claims of a PASSporT (RFC 8225, RFC 8588), read and not verified. Borrows its room.</summary>
internal readonly ref struct Passport
{
    /// <summary>What <see cref="TryFind"/> needs to decode into.</summary>
    public const int RoomBytes = 2 * PartBytes;

    // Header and payload of a real one have 100 to 400 bytes each.
    private const int PartBytes = 1024;

    // A call that was forwarded carries a PASSporT for each diversion (RFC 8946) behind that of the caller.
    private const int MostLooked = 4;

    // RFC 8224 4.1: the recommended freshness, either way as clocks differ.
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(60);

    private readonly JsonMembers _header;
    private readonly JsonMembers _claims;
    private readonly ReadOnlySpan<byte> _info;

    private Passport(JsonMembers header, JsonMembers claims, ReadOnlySpan<byte> info)
    {
        _header = header;
        _claims = claims;
        _info = info;
    }

    /// <summary>The claimed level; none for a PASSporT that claims none.</summary>
    public Attestation Attestation =>
        _claims.TryGetText("attest"u8, out var level) ? ReadLevel(level) : Attestation.None;

    /// <summary>The first PASSporT of the message that claims a level; else the first that can be read.</summary>
    /// <param name="message">Its Identity headers are looked at.</param>
    /// <param name="room"><see cref="RoomBytes"/> long.</param>
    /// <param name="passport">What was found.</param>
    public static bool TryFind(SipMessageView message, Span<byte> room, out Passport passport)
    {
        passport = default;
        var looked = 0;
        foreach (var element in message.Elements(SipHeaderName.Identity))
        {
            if (looked++ == MostLooked)
                break;
            if (TryRead(element, room, out passport) && passport.Attestation != Attestation.None)
                return true;
        }
        foreach (var element in message.Elements(SipHeaderName.Identity))
        {
            if (looked-- == 0)
                break;
            if (TryRead(element, room, out passport))
                return true;
        }
        passport = default;
        return false;
    }

    /// <summary>A, B or C alone, else none.</summary>
    public static Attestation ReadLevel(ReadOnlySpan<byte> text) => text.Length != 1
        ? Attestation.None
        : (text[0] & ~0x20) switch
        {
            'A' => Attestation.A,
            'B' => Attestation.B,
            'C' => Attestation.C,
            _ => Attestation.None,
        };

    /// <summary>False when it is older or newer than a minute, and when it does not say how old it is.</summary>
    public bool IsFresh(DateTimeOffset now) =>
        _claims.TryGetNumber("iat"u8, out var seconds)
        && Math.Abs(now.ToUnixTimeSeconds() - seconds) <= (long)Freshness.TotalSeconds;

    /// <summary>
    /// False when it names another caller (RFC 8224 6.2.2). A caller who withholds his number is nobody to compare
    /// with.
    /// </summary>
    public bool IsAbout(string caller, NumberPlan plan)
    {
        if (caller == CallerIdentity.Anonymous)
            return true;
        if (!_claims.TryGetObject("orig"u8, out var origin))
            return false;
        if (origin.TryGetText("uri"u8, out var uri))
            return CallerIdentity.TryCanonicalize(uri, plan, out var address) && address == caller;
        if (!origin.TryGetText("tn"u8, out var number) || number.Length is 0 or > 32)
            return false;
        // RFC 8225 5.2.1: digits alone, and they begin with the country code.
        number = number.TrimStart((byte)'+');
        Span<byte> global = stackalloc byte[1 + number.Length];
        global[0] = (byte)'+';
        number.CopyTo(global[1..]);
        return CallerIdentity.TryCanonicalize(global, plan, out var identity) && identity == caller;
    }

    /// <summary>
    /// The host of the certificate's address (x5u, else the info parameter); empty when it names none.
    /// </summary>
    public string ReadSigner()
    {
        if (_header.TryGetText("x5u"u8, out var address) && UrlHost.TryRead(address, out var host))
            return host;
        return UrlHost.TryRead(_info, out host) ? host : "";
    }

    private static bool TryRead(ReadOnlySpan<byte> identity, Span<byte> room, out Passport passport)
    {
        passport = default;
        var semicolon = identity.IndexOf((byte)';');
        var token = (semicolon < 0 ? identity : identity[..semicolon]).Trim(" \t\""u8);
        var first = token.IndexOf((byte)'.');
        if (first < 0)
            return false;
        var rest = token[(first + 1)..];
        var second = rest.IndexOf((byte)'.');
        // RFC 8224 4.1: without claims it is the compact form, which says nothing that the message does not say.
        if (second <= 0
            || !TryDecode(token[..first], room[..PartBytes], out var header)
            || !TryDecode(rest[..second], room[PartBytes..], out var claims))
            return false;
        passport = new Passport(header, claims, InfoOf(semicolon < 0 ? default : identity[semicolon..]));
        return true;
    }

    private static bool TryDecode(ReadOnlySpan<byte> part, Span<byte> room, out JsonMembers members)
    {
        var status = Base64Url.DecodeFromUtf8(part, room, out _, out var written);
        members = new JsonMembers(room[..written]);
        return status == OperationStatus.Done;
    }

    // ";info=<https://cert.example.net/passport.cer>;alg=ES256"
    private static ReadOnlySpan<byte> InfoOf(ReadOnlySpan<byte> parameters)
    {
        var name = ";info=<"u8;
        for (var at = 0; at + name.Length <= parameters.Length; at++)
        {
            if (!Ascii.EqualsIgnoreCase(parameters.Slice(at, name.Length), name))
                continue;
            var address = parameters[(at + name.Length)..];
            var end = address.IndexOf((byte)'>');
            return end < 0 ? default : address[..end];
        }
        return default;
    }
}
