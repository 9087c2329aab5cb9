using System.Text;
using Spit.Detection;
using Spit.Detection.Identities;
using Spit.EdgeProxy.Screening;
using Spit.Sip.Messages;

namespace Spit.EdgeProxy.Attestations;

/// <summary>
/// Finds out how a caller is attested: by this network itself, or by the word of a peer that verifies.
/// </summary>
/// <remarks>
/// A PASSporT that nobody has verified proves nothing, as anybody can write one. So it is read only where the trunk's
/// peer is believed, and counts only with the peer's word that it was verified: verstat (3GPP TS 24.229 7.2A.20), or
/// P-Attestation-Indicator or Attestation-Info. A PASSporT that is not fresh, or is about another number, is a failure
/// whatever the peer says.
/// </remarks>
internal static class AttestationReader
{
    /// <summary>The signer of this network's own subscribers.</summary>
    public const string OwnSigner = "own";

    private const int MaxIdLength = 36;

    public static AttestationStatement Read(
        SipMessageView invite, Trunk trunk, string caller, NumberPlan plan, DateTimeOffset now)
    {
        if (trunk.Class == TrustClass.Own)
        {
            return caller == AttemptReader.UnreadableIdentity
                ? AttestationStatement.None
                : new AttestationStatement(Attestation.A, OwnSigner);
        }
        if (!trunk.Attests)
            return AttestationStatement.None;
        Span<byte> room = stackalloc byte[Passport.RoomBytes];
        var hasPassport = Passport.TryFind(invite, room, out var passport);
        if (hasPassport && !(passport.IsFresh(now) && passport.IsAbout(caller, plan)))
            return new AttestationStatement(Attestation.Fail, passport.ReadSigner());
        var attestation = SaidBy(invite, passport.Attestation);
        if (attestation == Attestation.None)
            return AttestationStatement.None;
        return new AttestationStatement(attestation, hasPassport ? passport.ReadSigner() : OriginOf(invite));
    }

    // Passed without a level: the PASSporT's own, else the least that a valid signature can mean.
    private static Attestation SaidBy(SipMessageView invite, Attestation inPassport) =>
        VerificationStatusReader.Read(invite) switch
        {
            VerificationStatus.PassedA => Attestation.A,
            VerificationStatus.PassedB => Attestation.B,
            VerificationStatus.PassedC => Attestation.C,
            VerificationStatus.Failed => Attestation.Fail,
            VerificationStatus.NotVerified => Attestation.None,
            VerificationStatus.Passed when LevelOf(invite) is var level and not Attestation.None => level,
            VerificationStatus.Passed => inPassport == Attestation.None ? Attestation.C : inPassport,
            _ => LevelOf(invite),
        };

    private static Attestation LevelOf(SipMessageView invite)
    {
        if (!invite.TryGetOther("P-Attestation-Indicator"u8, out var level)
            && !invite.TryGetOther("Attestation-Info"u8, out level))
            return Attestation.None;
        return Passport.ReadLevel(level);
    }

    // Where the peer keeps the PASSporT for itself, the Origination-Id names whom it was signed for (ATIS-1000074).
    private static string OriginOf(SipMessageView invite)
    {
        if (!invite.TryGetOther("Origination-Id"u8, out var id) && !invite.TryGetOther("P-Origination-Id"u8, out id))
            return "";
        Span<byte> kept = stackalloc byte[MaxIdLength];
        var length = 0;
        foreach (var b in id)
        {
            if (length < MaxIdLength && (char.IsAsciiLetterOrDigit((char)b) || b == '-'))
                kept[length++] = b;
        }
        return length == 0 ? "" : "origid:" + Encoding.ASCII.GetString(kept[..length]).ToLowerInvariant();
    }
}
