using Spit.Detection;
using Spit.EdgeProxy.Attestations;
using Spit.EdgeProxy.Calls;
using Spit.EdgeProxy.Challenges;
using Spit.EdgeProxy.Screening;
using Spit.EdgeProxy.Transport;
using Spit.Sip.Headers;
using Spit.Sip.Messages;

namespace Spit.EdgeProxy.Proxying;

/// <summary>
/// Writes the request that leaves (RFC 3261 16.6); whatever it is not told to change stays byte for byte.
/// </summary>
/// <remarks>Owns its buffers: one at a time, under the proxy's lock.</remarks>
internal sealed class RequestForwarder(CallTokens tokens, VerdictHeaderNames headers)
{
    // Our Via, two Record-Routes with tokens, the verdict: about 1.5 kB at most.
    private const int ScratchBytes = 8 * 1024;
    private const int DefaultMaxForwards = 70;

    private readonly byte[] _scratch = new byte[ScratchBytes];
    private readonly byte[] _output = new byte[Sip.SipLimits.MaxDatagramBytes];
    private readonly byte[] _via = new byte[512];
    private readonly byte[] _recordRoute = new byte[512 + CallTokens.MaxTextBytes];

    /// <summary>The bytes to send; empty when they would not fit a datagram.</summary>
    public ReadOnlySpan<byte> Write(
        SipMessageView request, ReceivedRequest received, scoped in RoutePlan plan, scoped in Departure departure)
    {
        var rewriter = new SipMessageRewriter(request, _scratch);
        rewriter.StampTopVia(received.Source.Address.ToIPAddress(), received.Source.Port);
        rewriter.PushVia(_via.AsSpan(0, departure.Branch.WriteVia(departure.Listener, _via)));
        // RFC 3261 16.6 step 3: one less, or 70 when an RFC 2543 element sent none.
        rewriter.SetMaxForwards(request.MaxForwards < 0 ? DefaultMaxForwards : request.MaxForwards - 1);
        WriteRoutes(ref rewriter, request, plan);
        if (departure.Token is not null)
            WriteRecordRoutes(ref rewriter, request, received.Listener, departure);
        if (!departure.IsFromInside)
            WriteBoundary(ref rewriter, departure);
        var length = rewriter.WriteTo(_output);
        return length < 0 ? default : _output.AsSpan(0, length);
    }

    private static void WriteRoutes(ref SipMessageRewriter rewriter, SipMessageView request, in RoutePlan plan)
    {
        if (plan.RestoresRequestUri)
            rewriter.PopLastRoute();
        if (plan.RestoresRequestUri && !plan.NextIsStrict)
            rewriter.ReplaceRequestUri(plan.RequestUri);
        for (var i = 0; i < plan.RoutesToPop; i++)
            rewriter.PopRoute();
        if (plan.NextIsStrict)
            WriteStrictRoute(ref rewriter, request, plan);
    }

    // RFC 3261 16.6 step 6: the Request-URI goes to the end of the Route, the strict router's URI takes its place.
    private static void WriteStrictRoute(ref SipMessageRewriter rewriter, SipMessageView request, in RoutePlan plan)
    {
        var index = 0;
        foreach (var element in request.Elements(SipHeaderName.Route))
        {
            if (index++ < plan.RoutesToPop || !SipNameAddr.TryRead(element, out var route))
                continue;
            ReadOnlySpan<byte> requestUri = plan.RequestUri ?? request.RequestUri;
            rewriter.PopRoute();
            rewriter.AppendRoute([.. "<"u8, .. requestUri, .. ">"u8]);
            rewriter.ReplaceRequestUri(route.Uri);
            return;
        }
    }

    // When in and out differ, both get a Record-Route, the outgoing one on top (RFC 5658).
    private void WriteRecordRoutes(
        ref SipMessageRewriter rewriter, SipMessageView request, UdpListener incoming, in Departure departure)
    {
        Span<byte> token = stackalloc byte[CallTokens.MaxTextBytes];
        tokens.TrySeal(departure.Token!, request.CallId, token, out var length);
        token = token[..length];
        if (!ReferenceEquals(incoming, departure.Listener))
            rewriter.PushRecordRoute(RecordRoute(incoming, token));
        rewriter.PushRecordRoute(RecordRoute(departure.Listener, token));
    }

    private ReadOnlySpan<byte> RecordRoute(UdpListener listener, ReadOnlySpan<byte> token)
    {
        var at = 0;
        Append("<sip:"u8, ref at);
        Append(listener.SentBy, ref at);
        Append(";lr;"u8, ref at);
        Append(CallTokens.ParameterName, ref at);
        if (!token.IsEmpty)
        {
            Append("="u8, ref at);
            Append(token, ref at);
        }
        Append(">"u8, ref at);
        return _recordRoute.AsSpan(0, at);
    }

    private void Append(ReadOnlySpan<byte> bytes, ref int at)
    {
        bytes.CopyTo(_recordRoute.AsSpan(at));
        at += bytes.Length;
    }

    // The trust boundary: what only we, or only a trusted peer, may say is taken off; what we say is put on.
    private void WriteBoundary(ref SipMessageRewriter rewriter, in Departure departure)
    {
        rewriter.RemoveHeadersStartingWith(VerdictHeaders.Prefix);
        if (!departure.KeepsAssertedIdentity)
            rewriter.RemoveHeaders(SipHeaderName.PAssertedIdentity);
        if (!departure.KeepsAttestation)
            RemoveAttestation(ref rewriter, departure);
        if (departure.HandOver is { } handOver)
            rewriter.AddHeader(HandOvers.HeaderName, handOver);
        if (departure.Verdict is { } verdict && VerdictIsShown(verdict))
            AddVerdict(ref rewriter, verdict);
    }

    private static void RemoveAttestation(ref SipMessageRewriter rewriter, in Departure departure)
    {
        rewriter.RemoveAddressParameter(SipHeaderName.From, VerificationStatusReader.ParameterName);
        if (departure.KeepsAssertedIdentity)
            rewriter.RemoveAddressParameter(
                SipHeaderName.PAssertedIdentity, VerificationStatusReader.ParameterName);
        rewriter.RemoveHeadersStartingWith("P-Attestation-Indicator"u8);
        rewriter.RemoveHeadersStartingWith("Attestation-Info"u8);
        rewriter.RemoveHeadersStartingWith("Origination-Id"u8);
        rewriter.RemoveHeadersStartingWith("P-Origination-Id"u8);
    }

    private void AddVerdict(ref SipMessageRewriter rewriter, Verdict verdict)
    {
        var value = VerdictHeaders.VerdictValue(verdict);
        rewriter.AddHeader(headers.Verdict, value);
        var room = VerdictHeaders.MaxBytes - value.Length - headers.Verdict.Length - headers.Symbols.Length;
        var symbols = VerdictHeaders.SymbolsValue(verdict, room);
        if (symbols.Length > 0)
            rewriter.AddHeader(headers.Symbols, symbols);
    }

    private static bool VerdictIsShown(Verdict verdict) =>
        verdict.Disposition != Disposition.Allow || verdict.Missing != MissingEvidence.None;
}
