using Spit.Detection;
using Spit.Detection.Identities;
using Spit.Detection.Policies;
using Spit.EdgeProxy.Attestations;
using Spit.EdgeProxy.Fingerprints;
using Spit.EdgeProxy.Transport;
using Spit.Sip.Headers;
using Spit.Sip.Messages;

namespace Spit.EdgeProxy.Screening;

/// <summary>Makes the attempt out of an INVITE: the only place on the way of a call where strings are born.</summary>
internal sealed class AttemptReader(TrunkTable trunks, string pop)
{
    /// <summary>Stands for every identity that cannot be read: whoever sends such is one caller.</summary>
    public const string UnreadableIdentity = "invalid";

    /// <summary>All that the judge is told of a new call.</summary>
    public CallAttempt Read(SipMessageView invite, ReceivedRequest received, Policy policy)
    {
        var trunk = trunks.Find(received.Source.Address);
        var caller = ReadCaller(invite, trunk, policy);
        var statement = AttestationReader.Read(invite, trunk, caller, policy.Numbers, received.At);
        return new CallAttempt
        {
            Caller = new CallerKey(trunk.Class, caller),
            Callee = Canonical(invite.RequestUri, policy),
            Source = received.Source.Address,
            Trunk = trunk.Name,
            At = received.At,
            IsEmergency = EmergencyNumbers.IsEmergency(invite.RequestUri, policy),
            UserAgent = UserAgentText.Read(invite.Get(SipHeaderName.UserAgent)),
            Fingerprint = MessageFingerprint.Of(invite),
            Attestation = statement.Attestation,
            Signer = statement.Signer,
            Pop = pop,
        };
    }

    /// <summary>Who calls whom from where, for a request that is not judged.</summary>
    public CallAttempt ReadParties(SipMessageView request, ReceivedRequest received, Policy policy)
    {
        var trunk = trunks.Find(received.Source.Address);
        return new CallAttempt
        {
            Caller = new CallerKey(trunk.Class, ReadCaller(request, trunk, policy)),
            Callee = Canonical(request.RequestUri, policy),
            Source = received.Source.Address,
            Trunk = trunk.Name,
            At = received.At,
            Pop = pop,
        };
    }

    // RFC 3325 5: an asserted identity counts only from a peer inside the trust domain.
    private static string ReadCaller(SipMessageView invite, Trunk trunk, Policy policy)
    {
        if (trunk.AssertsIdentity)
        {
            foreach (var element in invite.Elements(SipHeaderName.PAssertedIdentity))
            {
                if (SipNameAddr.TryRead(element, out var asserted))
                    return Canonical(asserted.Uri, policy);
            }
        }
        return Canonical(invite.From.Uri, policy);
    }

    private static string Canonical(ReadOnlySpan<byte> uri, Policy policy) =>
        CallerIdentity.TryCanonicalize(uri, policy.Numbers, out var identity) ? identity : UnreadableIdentity;
}
