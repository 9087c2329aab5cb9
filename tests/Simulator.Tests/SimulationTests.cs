using System.Net;
using System.Text;
using System.Threading.Channels;
using Spit.Simulator.Answering;
using Spit.Simulator.Reporting;
using Spit.Simulator.Transport;
using Spit.Sip;
using Spit.Sip.Messages;

namespace Spit.Simulator.Tests;

/// <summary>The whole simulation over real sockets, all on 127.0.0.1.</summary>
public sealed class SimulationTests
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(3);
    private readonly List<CallVerdict> _verdicts = [];

    [Fact]
    public async Task RunAsync_NoProxyBetween_EveryCallIsDeliveredAndEnds()
    {
        var listen = FreeEndPoint();
        var ledger = new Ledger(["fra1", "ber1"], _verdicts.Add);
        using var simulation = new Simulation(Options(listen, listen, listen), ledger, TimeProvider.System);

        await simulation.RunAsync(TestContext.Current.CancellationToken);

        var summary = ledger.Summarise();
        Assert.InRange(summary.Calls, 20, 60);
        Assert.Equal(summary.Calls, summary.Allowed);
        Assert.True(simulation.IsQuiet);
    }

    [Fact]
    public async Task RunAsync_OneEdgeRefuses_ItsCallsAreBlocked()
    {
        var listen = FreeEndPoint();
        using var refusing = new UdpPort(new IPEndPoint(IPAddress.Loopback, 0));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var refuser = RefuseAsync(refusing, stop.Token);
        var ledger = new Ledger(["fra1", "ber1"], _verdicts.Add);
        using var simulation = new Simulation(Options(listen, listen, refusing.Address), ledger, TimeProvider.System);

        await simulation.RunAsync(stop.Token);
        await stop.CancelAsync();
        await refuser;

        Assert.All(_verdicts, verdict => Assert.Equal(
            verdict.Call.Edge.Pop == "ber1" ? Disposition.Block : Disposition.Allow, verdict.Disposition));
        var summary = ledger.Summarise();
        Assert.True(summary.Blocked > 5);
        Assert.NotNull(summary.SecondsToFirstBlock);
        Assert.Null(summary.SecondsToBlockAtOtherPop);
    }

    [Fact]
    public async Task RunAsync_Stopped_EndsEveryCallAtOnce()
    {
        var listen = FreeEndPoint();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var ledger = new Ledger(["fra1", "ber1"], verdict =>
        {
            _verdicts.Add(verdict);
            if (_verdicts.Count == 10)
                stop.Cancel();
        });
        var options = Options(listen, listen, listen) with { Duration = TimeSpan.FromMinutes(10) };
        using var simulation = new Simulation(options, ledger, TimeProvider.System);

        await simulation.RunAsync(stop.Token)
            .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.True(simulation.IsQuiet);
        Assert.InRange(_verdicts.Count, 10, 12);
    }

    private static SimulatorOptions Options(IPEndPoint listen, IPEndPoint first, IPEndPoint second) => new()
    {
        Edges = [new PopEdge("fra1", first), new PopEdge("ber1", second)],
        Listen = listen,
        Duration = Duration,
        FamilySources = [IPAddress.Loopback, IPAddress.Loopback],
        HospitalSource = IPAddress.Loopback,
        RobocallerSources = [IPAddress.Loopback],
    };

    private static IPEndPoint FreeEndPoint()
    {
        using var port = new UdpPort(new IPEndPoint(IPAddress.Loopback, 0));
        return port.Address;
    }

    private static async Task RefuseAsync(UdpPort port, CancellationToken stop)
    {
        var arrived = Channel.CreateUnbounded<ReceivedDatagram>();
        var receiving = port.ReceiveAsync(arrived.Writer, stop);
        var slots = new SipHeaderSlot[SipLimits.MaxHeaders];
        var responses = new ResponseText(port.Address, "edge");
        while (!stop.IsCancellationRequested)
        {
            var next = arrived.Reader.WaitToReadAsync(CancellationToken.None).AsTask();
            if (await Task.WhenAny(next, receiving) == receiving)
                break;
            while (arrived.Reader.TryRead(out var datagram))
            {
                if (SipMessageView.TryRead(datagram.Bytes, slots, out var request) == SipParseError.None
                    && request.Method == SipMethod.Invite)
                    port.Send(responses.Write(request, 603, Encoding.UTF8.GetBytes("Decline")), datagram.From);
            }
        }

        await receiving;
    }
}
