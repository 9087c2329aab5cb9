using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Spit.Protocol.V1;
using Spit.Silo.Quarantine;

namespace Spit.Silo.Tests.Api;

/// <summary>The quarantine of the test's silo, as challengers and reviewers use it.</summary>
internal sealed class QuarantineSite(TestSilo silo)
{
    public const string Challenger = "challenger-1";

    public QuarantineService.QuarantineServiceClient People { get; } = new(silo.Channel);

    public QuarantineIntake.QuarantineIntakeClient Intake { get; } = new(silo.Channel);

    /// <summary>The token of who may do this and nothing else.</summary>
    public static CallOptions As(ReviewerPermission permission) => AsToken(TestSilo.TokenFor(permission));

    public static CallOptions AsToken(string token) => new(
        new Metadata { { "authorization", $"Bearer {token}" } },
        cancellationToken: TestContext.Current.CancellationToken);

    public async Task ConsentAsync(string subscriber, bool isRecorded = true) => await People.SetConsentAsync(
        new SetConsentRequest { Subscriber = subscriber, Recorded = isRecorded, Reason = "contract 17" },
        As(ReviewerPermission.Consent));

    /// <summary>An item as a challenger brings it.</summary>
    public static FileItemRequest Item(
        string callee, string caller, string storeUri = "http://192.0.2.10:7090") => new()
        {
            Item = new QuarantineItem
            {
                Id = Guid.CreateVersion7().ToString("N"),
                Attempt = EdgeClient.Attempt(1, caller, callee),
                Pop = "fra1",
                Duration = Duration.FromTimeSpan(TimeSpan.FromSeconds(12.5)),
                Verdict = new Verdict
                {
                    Disposition = Disposition.Challenge,
                    ScoreMilli = 5300,
                    PolicyRevision = "r1",
                    Contributions =
                        { new Contribution { Symbol = "CALLER_BURST", ScoreMilli = 5300, Reason = "many" } },
                },
                Finding = new ChallengeFinding
                {
                    RobotProbability = 0.93,
                    Decision = "robot",
                    Tests = { new Contribution { Symbol = "SPEECH_SHARE", ScoreMilli = 2600, Reason = "0.8" } },
                },
                Challenger = Challenger,
                ExpireTime = Timestamp.FromDateTimeOffset(TimeProvider.System.GetUtcNow().AddDays(1)),
            },
            StoreUri = storeUri,
            RecordingKey = ByteString.CopyFrom(new byte[16]),
        };

    public async Task<bool> FileAsync(FileItemRequest request) => (await Intake.FileItemAsync(
        request, cancellationToken: TestContext.Current.CancellationToken)).Wanted;

    public async Task<ListItemsResponse> ListAsync(ListItemsRequest request) =>
        await People.ListItemsAsync(request, As(ReviewerPermission.List));

    public async Task<byte[]> PlayAsync(string id)
    {
        using var call = People.PlayItem(new PlayItemRequest { Id = id }, As(ReviewerPermission.Play));
        var (bytes, first) = (new List<byte>(), true);
        while (await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken))
        {
            if (first) Assert.Equal(id, call.ResponseStream.Current.Item.Id);
            bytes.AddRange(call.ResponseStream.Current.Audio);
            first = false;
        }
        return [.. bytes];
    }

    public async Task<IReadOnlyList<AuditRow>> AuditAsync(string subject) => (await People.ListAuditAsync(
        new ListAuditRequest { Subject = subject }, As(ReviewerPermission.List))).Rows;
}
