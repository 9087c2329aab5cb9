using System.Text;
using Google.Protobuf;
using Spit.Detection;
using Spit.Detection.Policies;
using Spit.EdgeProxy.Challenges;
using Spit.EdgeProxy.Tests.Peers;
using Spit.Hosting.Sealing;
using Spit.Hosting.Settings;
using HandOver = Spit.Protocol.V1.HandOver;

namespace Spit.EdgeProxy.Tests.Challenges;

/// <summary>An edge that challenges everybody, and its challengers, which say what the test tells them.</summary>
internal sealed class ChallengedSite : IAsyncDisposable
{
    private const string Key = "what edge and challenger share";

    private static readonly Policy ChallengesAll = Policy.Default with
    {
        Revision = "challenges-all",
        Likelihoods = ScriptedGrid.Likelihoods,
        Thresholds = new Thresholds { Tag = -1000, Challenge = -1000, Block = 1000 },
    };

    private int _pulses;

    private ChallengedSite(EdgeUnderTest edge, SipPeer[] challengers) => (Edge, Challengers) = (edge, challengers);

    public EdgeUnderTest Edge { get; }

    public SipPeer[] Challengers { get; }

    public SipPeer Challenger => Challengers[0];

    public TextSeal Seal { get; } = new(Encoding.UTF8.GetBytes(Key), HandOvers.Purpose);

    /// <summary>The challengers that are there have answered their first probe when it returns.</summary>
    public static async Task<ChallengedSite> StartAsync(
        int count = 1, int up = 1, Disposition fallback = Disposition.Tag)
    {
        SipPeer[] challengers = [.. Enumerable.Range(0, count).Select(_ => new SipPeer())];
        var edge = await EdgeUnderTest.StartAsync(o => o with
        {
            Challengers = [.. challengers.Select(c => new HostPort("127.0.0.1", c.Port))],
            ChallengeKey = new SecretText(Key),
        });
        edge.Policies.Replace(ChallengesAll with { ChallengeFallback = fallback });
        edge.Grid.Answer = _ => ValueTask.FromResult(ScriptedGrid.Guilty);
        var site = new ChallengedSite(edge, challengers);
        await site.PulseAsync(up);
        return site;
    }

    /// <summary>Lets a second pass; the first challengers answer the probes of it.</summary>
    public async Task PulseAsync(int up, int code = 200)
    {
        // The first one is due at once.
        Edge.Advance(TimeSpan.FromSeconds(_pulses++ == 0 ? 0.04 : 1));
        foreach (var challenger in Challengers[..up])
            challenger.Send((await challenger.ReceiveAsync("OPTIONS")).Response(code, "there"), Edge.EndPoint);
        // The answer is taken in before that to the marker.
        await Edge.CallerHasNothingMoreAsync();
    }

    /// <summary>The next INVITE or BYE that reaches a challenger; probes are passed over.</summary>
    public static async Task<SipText> NextAsync(SipPeer challenger)
    {
        while (true)
        {
            var message = await challenger.ReceiveAsync();
            if (!message.FirstLine.StartsWith("OPTIONS ", StringComparison.Ordinal)) return message;
        }
    }

    public HandOver Open(SipText invite) => HandOver.Parser.ParseFrom(Seal.TryOpen(
        Encoding.ASCII.GetBytes(invite.One("X-Spit-Handover")), Encoding.ASCII.GetBytes(invite.One("Call-ID")))!);

    /// <summary>A hand-over back, as a header line.</summary>
    public string Back(HandOver handOver, string callId) => "X-Spit-Handover: "
        + Seal.Seal(handOver.ToByteArray(), Encoding.ASCII.GetBytes(callId)) + "\r\n";

    public async ValueTask DisposeAsync()
    {
        await Edge.DisposeAsync();
        foreach (var challenger in Challengers) challenger.Dispose();
        Seal.Dispose();
    }
}
