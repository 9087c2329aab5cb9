using System.Net;
using System.Net.Sockets;
using Spit.Simulator.Reporting;
using Spit.Simulator.Speaking;
using Spit.Simulator.Transport;

namespace Spit.Simulator.Tests.Speaking;

/// <summary>Over real sockets, all on 127.0.0.1.</summary>
public sealed class SpokenCallsTests
{
    private static readonly Voices Voices = new(Noise.Of(1, 15), Noise.Of(2, 0.5), Noise.Of(3, 1), Noise.Of(4, 1));

    private readonly List<string> _told = [];

    [Fact]
    public async Task RunAsync_NoEdgeBetween_TriesAgainAndReachesBothCalleesWithoutAChallenge()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var options = Options();
        var verdicts = new List<CallVerdict>();
        using var calls = new SpokenCalls(
            options,
            Voices,
            new Ledger(["muc1"], verdicts.Add),
            (_, call, what) =>
            {
                _told.Add($"{call.Kind} {what}");
                if (_told.Count(told => told.EndsWith("is answered", StringComparison.Ordinal)) == 2)
                    stop.Cancel();
            },
            TimeProvider.System);

        var summary = await calls.RunAsync(stop.Token)
            .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.False(summary.IsAsWanted);
        Assert.True(summary is
        {
            Human: { Connected: true, Challenged: false },
            Robot: { Connected: true, Challenged: false },
        });
        Assert.Equal(6, verdicts.Count);
        Assert.Equal(4, _told.Count(told => told.EndsWith("calls again", StringComparison.Ordinal)));
        Assert.Contains("Robot is connected to whom he calls", _told);
    }

    [Fact]
    public void New_PortTaken_ThrowsAndLeavesNothingOpen()
    {
        var options = Options();
        using (new UdpPort(options.Listen))
            Assert.Throws<SocketException>(New);

        using var again = New();

        SpokenCalls New() =>
            new(options, Voices, new Ledger(["muc1"], _ => { }), (_, _, _) => { }, TimeProvider.System);
    }

    private static SimulatorOptions Options()
    {
        using var port = new UdpPort(new IPEndPoint(IPAddress.Loopback, 0));
        return new SimulatorOptions
        {
            Edges = [],
            Listen = port.Address,
            Challenge = new PopEdge("muc1", port.Address),
            StrangerSources = [IPAddress.Loopback],
        };
    }
}
