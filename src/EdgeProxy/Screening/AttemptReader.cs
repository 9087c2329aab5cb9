using Spit.Detection;
using Spit.Detection.Identities;
using Spit.Detection.Policies;
using Spit.EdgeProxy.Transport;
using Spit.Sip.Headers;
using Spit.Sip.Messages;

namespace Spit.EdgeProxy.Screening;

/// <summary>Makes the attempt out of an INVITE: the only place on the way of a call where strings are born.</summary>
internal sealed class AttemptReader(TrunkTable trunks, Policy policy)
{
    /// <summary>Stands for every identity that cannot be read: whoever sends such is one caller.</summary>
    public const string UnreadableIdentity = "invalid";

    public CallAttempt Read(SipMessageView invite, ReceivedRequest received)
    {
        var trunk = trunks.Find(received.Source.Address);
        return new CallAttempt
        {
            Caller = new CallerKey(trunk.Class, ReadCaller(invite, trunk)),
            Callee = Canonical(invite.RequestUri),
            Source = received.Source.Address,
            Trunk = trunk.Name,
            At = received.At,
            IsEmergency = EmergencyNumbers.IsEmergency(invite.RequestUri, policy),
        };
    }

    // RFC 3325 5: an asserted identity counts only from a peer inside the trust domain.
    private string ReadCaller(SipMessageView invite, Trunk trunk)
    {
        if (trunk.AssertsIdentity)
        {
            foreach (var element in invite.Elements(SipHeaderName.PAssertedIdentity))
            {
                if (SipNameAddr.TryRead(element, out var asserted))
                    return Canonical(asserted.Uri);
            }
        }
        return Canonical(invite.From.Uri);
    }

    private string Canonical(ReadOnlySpan<byte> uri) =>
        CallerIdentity.TryCanonicalize(uri, policy.Numbers, out var identity) ? identity : UnreadableIdentity;
}
