using System.IO.Hashing;
using System.Security.Cryptography;
using Spit.Sip.Headers;
using Spit.Sip.Messages;

namespace Spit.EdgeProxy.Proxying;

/// <summary>
/// Keyed hashes over parts of a request; the key is this run's own, so nobody outside can aim at a value.
/// </summary>
internal sealed class RouteFingerprint
{
    private readonly long _seed = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(8));

    /// <summary>Over what the routing of a request rests on (RFC 5393 4.2.1).</summary>
    public ulong OfRouting(SipMessageView request)
    {
        var hash = Chain(_seed, request.RequestUri);
        foreach (var route in request.Elements(SipHeaderName.Route))
            hash = Chain(hash, route);
        return (ulong)OfTransaction(request, hash);
    }

    /// <summary>For the To tag of a stateless answer: the same for every retransmission (RFC 3261 8.2.7).</summary>
    public ulong OfAnswer(SipMessageView request) =>
        (ulong)OfTransaction(request, Chain(_seed, request.TopVia.Branch));

    private static long OfTransaction(SipMessageView request, long hash)
    {
        hash = Chain(hash, request.CallId);
        hash = Chain(hash, request.From.Tag);
        hash = Chain(hash, request.To.Tag);
        return Chain(hash, request.Get(SipHeaderName.CSeq));
    }

    private static long Chain(long hash, ReadOnlySpan<byte> field) => (long)XxHash3.HashToUInt64(field, hash);
}
