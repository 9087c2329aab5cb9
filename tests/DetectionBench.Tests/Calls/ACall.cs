using Spit.DetectionBench.Calls;

namespace Spit.DetectionBench.Tests.Calls;

/// <summary>Calls made by hand.</summary>
internal static class ACall
{
    public static Call At(
        long startMs,
        int durationMs = -1,
        string callee = "sip:+493023125200@carrier.example",
        string pop = "fra1",
        string kind = "ham.family",
        string campaign = "") => new()
        {
            StartMs = startMs,
            Pop = pop,
            Source = "192.0.2.1",
            Trunk = "ic-north",
            Caller = "sip:+493023125100@example.net",
            Callee = callee,
            UserAgent = "",
            Fingerprint = "f",
            Attestation = "none",
            Signer = "",
            Response = durationMs < 0 ? 480 : 200,
            AnswerMs = durationMs < 0 ? -1 : 1_000,
            DurationMs = durationMs,
            IsReported = false,
            Class = kind,
            Passes = true,
            Campaign = campaign,
        };
}
