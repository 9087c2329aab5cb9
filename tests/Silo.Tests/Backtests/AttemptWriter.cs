using Google.Protobuf;
using Spit.Detection;
using P = Spit.Protocol.V1;

namespace Spit.Silo.Tests.Backtests;

/// <summary>Attempts and outcomes as an edge sends them.</summary>
internal static class AttemptWriter
{
    public static P.Attempt Write(CallAttempt attempt)
    {
        Span<byte> source = stackalloc byte[16];
        return new P.Attempt
        {
            Caller = new P.CallerKey
            {
                Trust = (P.TrustClass)attempt.Caller.Trust,
                Identity = attempt.Caller.Identity,
            },
            Callee = attempt.Callee,
            SourceIp = ByteString.CopyFrom(source[..attempt.Source.WriteBytes(source)]),
            Trunk = attempt.Trunk,
            StartedUnixMs = attempt.At.ToUnixTimeMilliseconds(),
            UserAgent = attempt.UserAgent,
            Fingerprint = attempt.Fingerprint,
            Attestation = (P.Attestation)attempt.Attestation,
            Signer = attempt.Signer,
        };
    }

    public static P.Outcome Write(CallOutcome outcome) => new()
    {
        Attempt = Write(outcome.Attempt),
        Code = outcome.Code,
        AnswerMs = outcome.IsAnswered
            ? (long)(outcome.EndedAt - outcome.Attempt.At - outcome.Duration).TotalMilliseconds
            : 0,
        DurationMs = (long)outcome.Duration.TotalMilliseconds,
    };
}
