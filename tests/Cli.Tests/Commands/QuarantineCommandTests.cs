using System.Text;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Spit.Protocol.V1;

namespace Spit.Cli.Tests.Commands;

public sealed class QuarantineCommandTests(FakeGrid grid) : IClassFixture<FakeGrid>
{
    private const string Id = "0199aaaaaaaa7000800000000000aaaa";

    [Fact]
    public async Task List_Filters_AreAskedAndTheFootTellsTheHamShare()
    {
        grid.Requests.Clear();
        grid.Answer = _ => new ListItemsResponse
        {
            Items = { Item(Id), Item("0199aaaaaaaa7000800000000000bbbb") },
            NewItems = 3,
            SpamItems = 7,
            HamItems = 1,
            UncomparedChallengers = { "challenger-2" },
        };

        var run = await grid.RunAsync(
            "quarantine", "list", "--callee", "+493023125099", "--caller", "+493023125001", "--state", "ham",
            "--campaign", Id, "--limit", "50");

        var expected = new ListItemsRequest
        {
            Callee = "+493023125099",
            Caller = "+493023125001",
            Mark = ReviewMark.Ham,
            Campaign = Id,
            PageSize = 50,
        };
        Assert.Equal(expected, Assert.Single(grid.Requests));
        Assert.Equal(0, run.Code);
        Assert.Contains($"{Id} (2)", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            "in all 3 new, 7 spam, 1 ham; 12.5 % of the reviewed were real callers",
            run.Output,
            StringComparison.Ordinal);
        Assert.Contains("without campaigns (no libchromaprint): challenger-2", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_SeveralPages_AreOneAnswer()
    {
        grid.Answer = question => new ListItemsResponse
        {
            Items = { Item(((ListItemsRequest)question).PageToken.Length == 0 ? "first" : "second") },
            NextPageToken = ((ListItemsRequest)question).PageToken.Length == 0 ? "first" : "",
            NewItems = 2,
        };

        var run = await grid.RunAsync("quarantine", "list", "-o", "json");

        var all = JsonParser.Default.Parse<ListItemsResponse>(run.Output);
        Assert.Equal(["first", "second"], all.Items.Select(item => item.Id));
        Assert.Equal(("", 2), (all.NextPageToken, all.NewItems));
    }

    [Fact]
    public async Task Show_Item_TellsWhatWasMeasured()
    {
        grid.Answer = _ => Item(Id);

        var run = await grid.RunAsync("quarantine", "show", Id);

        Assert.Equal(new GetItemRequest { Id = Id }, grid.Requests.Last());
        foreach (var text in new[] { "peer/+493023125001", "192.0.2.7", "robot 93 %", "SPEECH_SHARE", "CALLER_BURST" })
            Assert.Contains(text, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Play_ToAFile_WritesItWhole()
    {
        var file = Path.GetTempFileName();
        grid.Answer = _ => Item(Id);

        var run = await grid.RunAsync("quarantine", "play", Id, "--to", file);

        Assert.Equal((0, Id), (run.Code, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)));
        Assert.Contains(file, run.Output, StringComparison.Ordinal);
        File.Delete(file);
    }

    [Fact]
    public async Task Play_BreaksOff_LeavesNoFile()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        grid.Answer = _ => Item("01!");

        var run = await grid.RunAsync("quarantine", "play", Id, "--to", file);

        Assert.Equal((3, "spitctl: cut\n"), (run.Code, run.Error));
        Assert.False(File.Exists(file) || File.Exists(file + ".part"));
    }

    [Fact]
    public async Task Play_NoFile_GoesToTheOutputUnlessThatIsATerminal()
    {
        grid.Answer = _ => Item(Id);
        using var raw = new MemoryStream();

        var piped = await FakeGrid.RunWithAsync(grid.Address, null, raw, "quarantine", "play", Id);
        var shown = await grid.RunAsync("quarantine", "play", Id);

        Assert.Equal((0, "", Id), (piped.Code, piped.Output, Encoding.UTF8.GetString(raw.ToArray())));
        Assert.Equal((2, ""), (shown.Code, shown.Output));
    }

    [Fact]
    public async Task Mark_Ham_IsAsked()
    {
        grid.Answer = _ => Item(Id);

        var run = await grid.RunAsync("quarantine", "mark", Id, "ham");

        Assert.Equal(new MarkItemRequest { Id = Id, Mark = ReviewMark.Ham }, grid.Requests.Last());
        Assert.Equal((0, $"{Id} is spam\n"), (run.Code, run.Output));
    }

    [Fact]
    public async Task Consent_SetShowAndList_AskDifferently()
    {
        grid.Requests.Clear();
        grid.Answer = question => question is ListConsentsRequest
            ? new ListConsentsResponse()
            : new Consent { Subscriber = "+493023125099", Recorded = true, SetBy = "care", Reason = "contract" };

        var set = await grid.RunAsync(
            "quarantine", "consent", "+493023125099", "on", "--reason", "contract");
        await grid.RunAsync("quarantine", "consent", "+493023125099");
        var list = await grid.RunAsync("quarantine", "consent");

        IMessage[] expected =
        [
            new SetConsentRequest { Subscriber = "+493023125099", Recorded = true, Reason = "contract" },
            new GetConsentRequest { Subscriber = "+493023125099" },
            new ListConsentsRequest(),
        ];
        Assert.Equal(expected, grid.Requests);
        Assert.Contains("+493023125099", set.Output, StringComparison.Ordinal);
        Assert.Equal("nobody: no calls are recorded\n", list.Output);
    }

    [Fact]
    public async Task Audit_OfAnItem_IsShown()
    {
        grid.Answer = _ => new ListAuditResponse
        {
            Rows = { new AuditRow { Number = 4, Action = AuditAction.Mark, Detail = "ham", Subject = Id } },
        };

        var run = await grid.RunAsync("quarantine", "audit", Id);

        Assert.Equal(new ListAuditRequest { Subject = Id }, grid.Requests.Last());
        Assert.Contains("mark ham", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnyCommand_Token_ComesFromTheFileElseTheEnvironment()
    {
        grid.Answer = _ => Item(Id);
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "by-file\n", TestContext.Current.CancellationToken);

        await FakeGrid.RunWithAsync(grid.Address, "by-environment", null, "quarantine", "show", Id);
        var first = grid.Authorization;
        await FakeGrid.RunWithAsync(
            grid.Address, "by-environment", null, "quarantine", "show", Id, "--token-file", file);
        var second = grid.Authorization;
        await grid.RunAsync("quarantine", "show", Id);

        Assert.Equal(("Bearer by-environment", "Bearer by-file", null), (first, second, grid.Authorization));
        File.Delete(file);
    }

    [Theory]
    [InlineData(StatusCode.PermissionDenied)]
    [InlineData(StatusCode.Unauthenticated)]
    public async Task AnyCommand_NotAllowed_IsExitCode4(StatusCode status)
    {
        grid.Answer = _ => FakeGrid.Fault(status, "no reviewer is configured");

        var run = await grid.RunAsync("quarantine", "list");

        Assert.Equal((4, "", "spitctl: no reviewer is configured\n"), (run.Code, run.Output, run.Error));
    }

    [Theory]
    [InlineData("quarantine", "mark", Id, "robot")]
    [InlineData("quarantine", "mark", Id)]
    [InlineData("quarantine", "consent", "+493023125099", "maybe")]
    [InlineData("quarantine", "list", "--state", "gone")]
    [InlineData("quarantine", "list", "--limit", "0")]
    [InlineData("quarantine", "list", "--token-file", "/nowhere/at/all")]
    public async Task AnyCommand_WrongUse_AsksNothing(params string[] args)
    {
        grid.Requests.Clear();

        var run = await grid.RunAsync(args);

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Empty(grid.Requests);
    }

    private static QuarantineItem Item(string id) => new()
    {
        Id = id,
        Attempt = new Attempt
        {
            Caller = new CallerKey { Trust = TrustClass.Peer, Identity = "+493023125001" },
            Callee = "+493023125099",
            SourceIp = ByteString.CopyFrom(192, 0, 2, 7),
            Trunk = "peer-1",
        },
        Duration = Duration.FromTimeSpan(TimeSpan.FromSeconds(12.5)),
        Verdict = new Verdict
        {
            ScoreMilli = 5300,
            Contributions = { new Contribution { Symbol = "CALLER_BURST", ScoreMilli = 5300, Reason = "many" } },
        },
        Finding = new ChallengeFinding
        {
            RobotProbability = 0.93,
            Decision = "robot",
            Tests = { new Contribution { Symbol = "SPEECH_SHARE", ScoreMilli = 2600, Reason = "0.8" } },
        },
        Challenger = "challenger-1",
        Mark = ReviewMark.Spam,
        MarkedBy = "care",
        Recording = RecordingState.Held,
        Campaign = Id,
    };
}
