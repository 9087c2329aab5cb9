using System.Text;
using Google.Protobuf;
using Spit.Detection;
using Spit.EdgeProxy.Grid;
using Spit.Hosting.Sealing;
using Spit.Sip.Messages;
using Wire = Spit.Protocol.V1;

namespace Spit.EdgeProxy.Challenges;

/// <summary>
/// Writes why a call is challenged into a header that only our challengers can read, and reads theirs.
/// </summary>
internal sealed class HandOvers(TextSeal seal, TimeProvider time)
{
    private const int MaxContributions = 8;

    /// <summary>The header's value for a call that goes to a challenger.</summary>
    public byte[] Write(ScreenedParty party, ReadOnlySpan<byte> callId)
    {
        var wire = new Wire.HandOver
        {
            Attempt = WireWriter.Write(party.Attempt),
            Pop = party.Attempt.Pop,
            Verdict = Write(party.Verdict),
            IssuedUnixMs = time.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        return Encoding.ASCII.GetBytes(seal.Seal(wire.ToByteArray(), callId));
    }

    /// <summary>
    /// What a challenger says of a caller who passed; null when the request carries nothing of the kind that is
    /// authentic, for this call and fresh.
    /// </summary>
    public ScreenedParty? TryRead(SipMessageView invite)
    {
        if (!invite.TryGetOther(HandOverHeader.Name, out var text)
            || seal.TryOpen(text, invite.CallId) is not { } content)
            return null;
        try
        {
            var wire = Wire.HandOver.Parser.ParseFrom(content);
            var age = time.GetUtcNow() - DateTimeOffset.UnixEpoch.AddMilliseconds(wire.IssuedUnixMs);
            return wire.Passed && age.Duration() <= HandOverHeader.Freshness
                && WireReader.TryRead(wire.Attempt, out var attempt)
                ? new ScreenedParty(attempt with { Pop = wire.Pop }, Passed(wire))
                : null;
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or ArgumentOutOfRangeException)
        {
            // Sealed by who holds the key, and yet no hand-over: another version's.
            return null;
        }
    }

    private static Wire.Verdict Write(Verdict verdict)
    {
        var wire = new Wire.Verdict
        {
            Disposition = (Wire.Disposition)verdict.Disposition,
            ScoreMilli = verdict.Score.Milli,
            ForcedBy = verdict.ForcedBy ?? "",
            PolicyRevision = verdict.PolicyRevision,
        };
        foreach (var contribution in verdict.Contributions.Take(MaxContributions))
        {
            wire.Contributions.Add(
                new Wire.Contribution { Symbol = contribution.Symbol, ScoreMilli = contribution.Score.Milli });
        }
        return wire;
    }

    private static Verdict Passed(Wire.HandOver wire) => new()
    {
        Disposition = Disposition.Tag,
        Score = new Score(wire.Verdict?.ScoreMilli ?? 0),
        Contributions = [],
        ForcedBy = ForcingRules.ChallengePassed,
        PolicyRevision = wire.Verdict?.PolicyRevision ?? "",
    };
}
