using System.Buffers.Text;
using System.Security.Cryptography;
using Spit.EdgeProxy.Transport;
using Spit.Sip.Headers;
using Spit.Sip.Messages;

namespace Spit.EdgeProxy.Proxying;

/// <summary>
/// The branch parameter of our own Via: which client transaction it is, and what its routing rested on.
/// </summary>
/// <remarks>
/// <c>z9hG4bK</c>, 16 hex digits that name the client transaction, 16 hex digits for loop detection. A request that
/// comes back with one of our Vias and the same second half is a loop; with another one it is a spiral (RFC 3261 16.3
/// step 4; the fields by RFC 5393 4.2.1, which leaves the topmost Via out).
/// </remarks>
internal readonly record struct BranchId(ulong Transaction, ulong Route)
{
    private const int HexDigits = 16;

    public const int Length = 7 + (2 * HexDigits);

    private static ReadOnlySpan<byte> Cookie => "z9hG4bK"u8;

    /// <summary>
    /// A branch whose transaction part cannot be guessed, so that nobody off the path can answer for a peer.
    /// </summary>
    public static BranchId New(ulong route)
    {
        Span<byte> random = stackalloc byte[8];
        RandomNumberGenerator.Fill(random);
        return new BranchId(BitConverter.ToUInt64(random), route);
    }

    public static bool TryRead(ReadOnlySpan<byte> branch, out BranchId id)
    {
        id = default;
        if (branch.Length != Length
            || !branch.StartsWith(Cookie)
            || !Utf8Parser.TryParse(branch.Slice(7, HexDigits), out ulong transaction, out var read, 'x')
            || read != HexDigits
            || !Utf8Parser.TryParse(branch.Slice(7 + HexDigits, HexDigits), out ulong route, out read, 'x')
            || read != HexDigits)
            return false;
        id = new BranchId(transaction, route);
        return true;
    }

    /// <summary>Writes the value of our Via: <c>SIP/2.0/UDP host:port;branch=...</c>; returns its length.</summary>
    public int WriteVia(UdpListener listener, Span<byte> destination)
    {
        var at = Append(destination, 0, "SIP/2.0/UDP "u8);
        at = Append(destination, at, listener.SentBy);
        at = Append(destination, at, ";branch="u8);
        at = Append(destination, at, Cookie);
        Utf8Formatter.TryFormat(Transaction, destination[at..], out var written, new('x', HexDigits));
        at += written;
        Utf8Formatter.TryFormat(Route, destination[at..], out written, new('x', HexDigits));
        return at + written;
    }

    /// <summary>True when the request has been here before and would take the same way again.</summary>
    public static bool IsLoop(SipMessageView request, ulong route, LocalAddresses local)
    {
        foreach (var element in request.Elements(SipHeaderName.Via))
        {
            if (SipVia.TryRead(element, out var via)
                && TryRead(via.Branch, out var branch)
                && branch.Route == route
                && local.IsOwn(via))
                return true;
        }
        return false;
    }

    private static int Append(Span<byte> destination, int at, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(destination[at..]);
        return at + bytes.Length;
    }
}
