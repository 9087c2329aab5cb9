using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Google.Protobuf.Collections;
using Spit.Detection;
using Spit.Detection.Quarantine;
using P = Spit.Protocol.V1;

namespace Spit.Silo.Api;

/// <summary>From what challengers tell the quarantine to its words; what does not fit is refused.</summary>
internal static class QuarantineReader
{
    public const int MaxForgotten = 1000;

    private const int IdLength = 32;
    private const int RecordingKeyLength = 16;
    private const int MaxNameLength = 64;
    private const int MaxUriLength = 256;
    private const int MaxWordLength = 32;
    private const int MaxParts = 64;
    private const int MaxSound = 1000;

    private static readonly TimeSpan LongestRecording = TimeSpan.FromMinutes(10);

    /// <summary>Reads an item.</summary>
    /// <param name="request">The message.</param>
    /// <param name="latest">No recording is kept longer, whatever the message says.</param>
    /// <param name="item">What it says.</param>
    /// <param name="fault">The field that does not fit.</param>
    public static bool TryRead(
        P.FileItemRequest request,
        DateTimeOffset latest,
        [NotNullWhen(true)] out QuarantineItem? item,
        out string fault)
    {
        item = null;
        fault = FaultOf(request);
        if (fault.Length > 0) return false;
        var wire = request.Item;
        if (!WireReader.TryRead(wire.Attempt, out var attempt))
        {
            fault = "item.attempt: not an attempt";
            return false;
        }
        if (!WireReader.TryRead(wire.ExpireTime, out var expires))
        {
            fault = "item.expire_time: not a time";
            return false;
        }
        item = new QuarantineItem
        {
            Id = wire.Id,
            Attempt = attempt with { Pop = Cut(wire.Pop, MaxNameLength), IsAgain = false },
            Duration = wire.Duration.ToTimeSpan(),
            Screening = wire.Verdict is { } verdict ? Read(verdict) : null,
            Finding = Read(wire.Finding),
            Challenger = wire.Challenger,
            StoreUri = request.StoreUri,
            RecordingKey = request.RecordingKey.ToByteArray(),
            Expires = expires < latest ? expires : latest,
            IsSoundMissing = request.SoundMissing,
        };
        return true;
    }

    /// <summary>Lower-case hexadecimal digits, as <see cref="QuarantineItem.Id"/>.</summary>
    public static bool IsId(string id) => id.Length == IdLength && id.All(char.IsAsciiHexDigitLower);

    public static bool IsName(string name) => name.Length is > 0 and <= MaxNameLength;

    public static bool IsStoreUri(string text) =>
        text.Length <= MaxUriLength
        && Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https";

    private static string FaultOf(P.FileItemRequest request)
    {
        if (request.Item is not { } item) return "item: missing";
        if (!IsId(item.Id)) return "item.id: 32 hexadecimal digits";
        if (item.Attempt is null) return "item.attempt: missing";
        if (item.Finding?.RobotProbability is not (>= 0 and <= 1)) return "item.finding: a probability of 0 to 1";
        if (item.ExpireTime is null) return "item.expire_time: missing";
        if (item.Duration is not { Seconds: >= 0, Nanos: >= 0 and <= 999_999_999 } duration
            || duration.Seconds >= (long)LongestRecording.TotalSeconds)
        {
            return string.Create(CultureInfo.InvariantCulture, $"item.duration: below {LongestRecording}");
        }
        if (!IsName(item.Challenger)) return $"item.challenger: 1 to {MaxNameLength} characters";
        if (request.RecordingKey.Length != RecordingKeyLength) return $"recording_key: {RecordingKeyLength} bytes";
        if (request.Sound.Count > MaxSound) return $"sound: at most {MaxSound} words";
        return IsStoreUri(request.StoreUri) ? "" : "store_uri: an http or https URL";
    }

    private static ScreeningFinding Read(P.Verdict verdict) => new()
    {
        Disposition = (Disposition)verdict.Disposition,
        Score = new Score(verdict.ScoreMilli),
        ForcedBy = Cut(verdict.ForcedBy, MaxWordLength),
        PolicyRevision = Cut(verdict.PolicyRevision, MaxWordLength),
        Parts = Read(verdict.Contributions),
    };

    private static ChallengeFinding Read(P.ChallengeFinding finding) => new()
    {
        RobotProbability = finding.RobotProbability,
        Decision = Cut(finding.Decision, MaxWordLength),
        Tests = Read(finding.Tests),
    };

    private static IReadOnlyList<FindingPart> Read(RepeatedField<P.Contribution> parts) =>
    [
        .. parts.Take(MaxParts).Select(part => new FindingPart(
            Cut(part.Symbol, MaxNameLength), new Score(part.ScoreMilli), WireReader.Shorten(part.Reason))),
    ];

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
