using System.Runtime.InteropServices;
using Grpc.Core;
using Spit.Challenger.Recordings;
using Spit.Protocol.V1;

namespace Spit.Challenger.Tests.Recordings;

/// <summary>A challenger's recordings, a real silo and a reviewer.</summary>
public sealed class QuarantineTests : IDisposable
{
    private static readonly Metadata Bearer = new() { { "authorization", $"Bearer {TestSilo.Token}" } };

    private readonly TestFolder _folder = new();

    private RecordingOptions Options => new() { Directory = _folder.Path, Key = TestCalls.KeyText };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Recording_OfASubscriberWhoConsents_IsHeardMarkedAndDeletedWhenHeWithdraws()
    {
        await using var silo = await TestSilo.StartAsync();
        await using var challenger = await TestChallenger.StartAsync(Options, silo: silo.Address);
        var people = new QuarantineService.QuarantineServiceClient(silo.Channel);
        Assert.Null(await challenger.RecordAsync(TestCalls.Samples(2)));
        await ConsentAsync(people, true);
        var samples = TestCalls.Samples(4);

        var id = await challenger.RecordAsync(samples);

        var item = Assert.Single((await ListAsync(people)).Items);
        Assert.Equal((id, TestCalls.Call().Attempt), (item.Id, item.Attempt));
        var heard = await PlayAsync(people, id!);
        Assert.Equal(samples, MemoryMarshal.Cast<byte, short>(heard.AsSpan(44)));
        await people.MarkItemAsync(new MarkItemRequest { Id = id, Mark = ReviewMark.Spam }, Bearer, null, Token);
        Assert.Equal(1, (await ListAsync(people)).SpamItems);

        await ConsentAsync(people, false);

        Assert.Empty(_folder.Files(".rec"));
        Assert.Equal(RecordingState.Removed, Assert.Single((await ListAsync(people)).Items).Recording);
        Assert.Null(await challenger.RecordAsync(samples));
        var rows = await people.ListAuditAsync(new ListAuditRequest(), Bearer, null, Token);
        Assert.Equal(
            [AuditAction.Consent, AuditAction.Mark, AuditAction.Play, AuditAction.Consent],
            rows.Rows.Select(row => row.Action));
    }

    [Fact]
    public async Task Campaigns_OneMessageTenTimesAndNineOthers_AreTen()
    {
        Assert.SkipUnless(
            new SoundPrints(Microsoft.Extensions.Logging.Abstractions.NullLogger<SoundPrints>.Instance).IsAvailable,
            "libchromaprint1 is not installed");
        var messages = Enumerable.Range(0, Speech.Count).Select(Speech.Message).ToArray();
        Assert.SkipWhen(messages[0] is null, "flite is not installed");
        await using var silo = await TestSilo.StartAsync();
        await using var challenger = await TestChallenger.StartAsync(Options, silo: silo.Address);
        var people = new QuarantineService.QuarantineServiceClient(silo.Channel);
        await ConsentAsync(people, true);
        var random = new Random(1);

        for (var i = 0; i < 10; i++) await RecordAsync(challenger, messages[0]!, random, "robocall");
        foreach (var message in messages.Skip(1)) await RecordAsync(challenger, message!, random, "other");

        var list = await ListAsync(people);
        Assert.Equal(19, list.Items.Count);
        Assert.Empty(list.UncomparedChallengers);
        Assert.Single(Of(list, "robocall").Select(item => item.Campaign).Distinct());
        Assert.Equal(10, list.Items.Select(item => item.Campaign).Distinct().Count());
        Assert.Equal(Of(list, "robocall").Min(item => item.Id), Of(list, "robocall").First().Campaign);
    }

    private static IEnumerable<QuarantineItem> Of(ListItemsResponse list, string caller) =>
        list.Items.Where(item => item.Attempt.Caller.Identity == $"sip:{caller}@example.com");

    private static async Task RecordAsync(
        TestChallenger challenger, short[] message, Random random, string caller)
    {
        challenger.Time.Advance(TimeSpan.FromMilliseconds(5));
        Assert.NotNull(await challenger.RecordAsync(
            Speech.Recorded(message, random), $"sip:{caller}@example.com"));
    }

    private static async Task ConsentAsync(QuarantineService.QuarantineServiceClient people, bool isRecorded) =>
        await people.SetConsentAsync(
            new SetConsentRequest { Subscriber = TestCalls.Callee, Recorded = isRecorded }, Bearer, null, Token);

    private static async Task<ListItemsResponse> ListAsync(QuarantineService.QuarantineServiceClient people) =>
        await people.ListItemsAsync(new ListItemsRequest { Callee = TestCalls.Callee }, Bearer, null, Token);

    private static async Task<byte[]> PlayAsync(QuarantineService.QuarantineServiceClient people, string id)
    {
        using var call = people.PlayItem(new PlayItemRequest { Id = id }, Bearer, null, Token);
        var bytes = new List<byte>();
        while (await call.ResponseStream.MoveNext(Token))
            bytes.AddRange(call.ResponseStream.Current.Audio);
        return [.. bytes];
    }
}
