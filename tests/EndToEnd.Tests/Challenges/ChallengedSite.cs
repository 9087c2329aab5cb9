using System.Net;
using Grpc.Core;
using Spit.EndToEnd.Tests.Peers;
using Spit.EndToEnd.Tests.Processes;
using Spit.EndToEnd.Tests.Programs;
using Spit.Protocol.V1;

namespace Spit.EndToEnd.Tests.Challenges;

/// <summary>
/// A silo, a challenger, an edge that challenges every phone of the make used here, and who is called.
/// </summary>
public sealed class ChallengedSite : IAsyncLifetime
{
    public const string Consenting = "+493023125001";
    public const string Silent = "+493023125002";

    private const string Token = "a-token-for-the-reviewer-of-tests";
    private const string Key = "what edge and challenger share";

    private static readonly Metadata Reviewer = new() { { "authorization", "Bearer " + Token } };

    private Silo? _silo;
    private Edge? _edge;
    private Challenger? _challenger;
    private Baresip? _callee;
    private GridApi? _api;

    internal static TimeSpan Patience { get; } = TimeSpan.FromSeconds(90);

    internal Stage Stage { get; } = new();

    internal Challenger Challenger => _challenger!;

    internal Baresip Callee => _callee!;

    internal Edge Edge => _edge!;

    /// <summary>What the callee says when he has answered.</summary>
    internal short[] CalleesVoice { get; } = Sound.Chirp(1, 300, 1500);

    /// <summary>What he says when the audio goes past the challenger.</summary>
    internal short[] CalleesLaterVoice { get; } = Sound.Chirp(1, 2000, 700);

    public async ValueTask InitializeAsync()
    {
        var policy = Stage.Write("policy.yaml", """
            version: 1
            scanner_agents: [baresip]
            weights: {SCANNER_AGENT: 10}
            on_failure: challenge
            thresholds: {tag: 0, challenge: 1, block: 90}
            challenge_credit: {time: 0s, calls: 1}
            """);
        var reviewers = Stage.Write("silo.yaml", $"""
            reviewers:
              - name: reviewer
                token: {Token}
                permissions: [list, play, mark, consent]
            """);
        _silo = await Silo.EmbeddedAsync(Stage, "--policy", policy, "--config", reviewers);
        _challenger = await Challenger.StartAsync(Stage, _silo.Grid, "--config", Stage.Write("challenger.yaml", $"""
            challengeKey: {Key}
            directMedia: true
            recordings:
              directory: {Stage.PathOf("recordings")}
              key: {Convert.ToBase64String(new byte[32])}
            """));
        var nextHop = FreePorts.NextEndPoint();
        _callee = StartCallee(nextHop);
        _edge = await Edge.StartAsync(Stage, new EdgeSetup(_silo.Grid, nextHop)
        {
            Yaml = $"challengers: [\"{_challenger.Sip}\"]\nchallengeKey: {Key}\ngridDeadline: 1s\n",
        });
        _api = new GridApi(_silo.Grid);
        await _api.Quarantine.SetConsentAsync(
            new SetConsentRequest { Subscriber = Consenting, Recorded = true }, Reviewer,
            cancellationToken: TestContext.Current.CancellationToken);
        await Until.TrueAsync(
            () => Says("takes calls") && Says("judged under policy file-"), Patience, () => Stage.Tails);
    }

    public async ValueTask DisposeAsync()
    {
        _api?.Dispose();
        _edge?.Dispose();
        _challenger?.Dispose();
        _silo?.Dispose();
        await Stage.DisposeAsync();
    }

    /// <summary>A phone that calls somebody at once.</summary>
    internal Baresip Call(string name, string caller, string callee, params IEnumerable<short[]> says) => Baresip.Start(
        Stage, name, [caller], Sound.Write(Stage, name, says), FreePorts.NextEndPoint(), Edge.Sip,
        $"sip:{callee}@127.0.0.1", isTraced: true);

    /// <summary>What is in the quarantine of calls from somebody.</summary>
    internal async Task<IReadOnlyList<QuarantineItem>> QuarantinedAsync(string caller) =>
        [.. (await _api!.Quarantine.ListItemsAsync(
            new ListItemsRequest { Caller = caller }, Reviewer,
            cancellationToken: TestContext.Current.CancellationToken)).Items];

    private bool Says(string what) => _edge!.Server.Process.Lines.Any(line => line.Contains(what, Ordinal));

    private Baresip StartCallee(IPEndPoint nextHop) => Baresip.Start(
        Stage, "callee", [Consenting, Silent],
        Sound.Write(
            Stage, "callee", Sound.Silence(1), CalleesVoice, Sound.Silence(5), CalleesLaterVoice, Sound.Silence(7)),
        nextHop, isTraced: true);
}
