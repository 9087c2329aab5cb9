using System.Text;
using Google.Protobuf;
using Spit.Hosting.Sealing;
using Spit.Protocol.V1;
using Spit.Sip.Messages;

namespace Spit.Challenger.Calls;

/// <summary>Reads what an edge hands over with a call, and writes that its caller has passed.</summary>
internal sealed class HandOvers(TextSeal seal, TimeProvider time)
{
    /// <summary>Null when the INVITE carries none that is authentic, for this call and fresh.</summary>
    public HandOver? TryRead(SipMessageView invite)
    {
        if (!invite.TryGetOther(HandOverHeader.Name, out var text)
            || seal.TryOpen(text, invite.CallId) is not { } content)
            return null;
        try
        {
            var handOver = HandOver.Parser.ParseFrom(content);
            var age = time.GetUtcNow() - DateTimeOffset.UnixEpoch.AddMilliseconds(handOver.IssuedUnixMs);
            return !handOver.Passed && handOver.Attempt is not null && age.Duration() <= HandOverHeader.Freshness
                ? handOver
                : null;
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or ArgumentOutOfRangeException)
        {
            // Sealed by who holds the key, and yet no hand-over: another version's.
            return null;
        }
    }

    /// <summary>The header line that lets the edge pass the call on.</summary>
    /// <param name="handOver">As it came.</param>
    /// <param name="callId">Of the call to the callee.</param>
    public string WritePassed(HandOver handOver, string callId)
    {
        var passed = handOver.Clone();
        passed.Passed = true;
        passed.IssuedUnixMs = time.GetUtcNow().ToUnixTimeMilliseconds();
        var text = seal.Seal(passed.ToByteArray(), Encoding.Latin1.GetBytes(callId));
        return $"{Encoding.ASCII.GetString(HandOverHeader.Name)}: {text}\r\n";
    }
}
