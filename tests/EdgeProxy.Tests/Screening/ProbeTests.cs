using System.Globalization;
using System.Net;
using Spit.Detection;
using Spit.EdgeProxy.Tests.Peers;

namespace Spit.EdgeProxy.Tests.Screening;

/// <summary>What sources send beside calls is told to the grid, each second.</summary>
public sealed class ProbeTests
{
    private const string Scanner = "User-Agent: friendly-scanner\r\n";

    [Theory]
    [InlineData("REGISTER")]
    [InlineData("OPTIONS")]
    public async Task Sweep_OverManyNames_TellsEachOnce(string method)
    {
        await using var edge = await EdgeUnderTest.StartAsync();

        foreach (var name in new[] { "100", "101", "101", "102" })
            await PassAsync(edge, Probe(method, name));

        var told = Assert.Single(Tell(edge));
        Assert.Equal(["100", "101", "102"], told.Names.Order());
        Assert.Equal(SourceAddress.From(IPAddress.Loopback), told.Source);
        Assert.Equal((0, 0), (told.Malformed, told.OfScanners));
    }

    [Fact]
    public async Task Scanner_UnderItsName_IsTold()
    {
        await using var edge = await EdgeUnderTest.StartAsync();

        await PassAsync(edge, Probe("OPTIONS", "100") with { Extra = Scanner });
        await PassAsync(edge, Probe("MESSAGE", "100") with { Extra = Scanner });

        Assert.Equal(2, Assert.Single(Tell(edge)).OfScanners);
    }

    [Fact]
    public async Task Message_ThatCannotBeRead_IsToldAndAKeepAliveIsNot()
    {
        await using var edge = await EdgeUnderTest.StartAsync();

        edge.Caller.Send("INVITE sip:+493023125001@carrier.example SIP/2.0\r\nFrom: nobody\r\n\r\n", edge.EndPoint);
        edge.Caller.Send("\r\n\r\n", edge.EndPoint);
        edge.Caller.Send("\u0001 not SIP at all", edge.EndPoint);
        await edge.CalleeHasNothingMoreAsync();

        var told = Assert.Single(Tell(edge));
        Assert.Equal((1, 0, 0), (told.Malformed, told.Names.Length, told.OfScanners));
    }

    [Fact]
    public async Task Sweep_ThatGoesOn_TellsEachNameOnceAMinute()
    {
        await using var edge = await EdgeUnderTest.StartAsync();
        foreach (var name in new[] { "100", "101", "102" })
            await PassAsync(edge, Probe("OPTIONS", name));
        Tell(edge);
        edge.Grid.Told.Clear();
        Assert.Empty(Tell(edge));

        await PassAsync(edge, Probe("OPTIONS", "102"));
        await PassAsync(edge, Probe("OPTIONS", "103"));

        Assert.Equal(["103"], Assert.Single(Tell(edge)).Names);
    }

    [Fact]
    public async Task Sweep_OfANameASecond_IsTold()
    {
        await using var edge = await EdgeUnderTest.StartAsync();

        foreach (var name in new[] { "100", "101", "102" })
        {
            await PassAsync(edge, Probe("REGISTER", name));
            Tell(edge);
        }

        Assert.Equal(["100", "101", "102"], Assert.Single(edge.Grid.Told).Names);
    }

    [Fact]
    public async Task Phone_ThatRegistersAllDay_IsNotTold()
    {
        await using var edge = await EdgeUnderTest.StartAsync();

        for (var i = 0; i < 5; i++)
        {
            await PassAsync(edge, Probe("REGISTER", "alice"));
            await PassAsync(edge, Probe("OPTIONS", "bob"));
            edge.Time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Empty(Tell(edge));
    }

    [Fact]
    public async Task OrdinaryTraffic_IsNoProbe()
    {
        await using var edge = await EdgeUnderTest.StartAsync();

        await edge.AnswerAsync(new SipRequestText());
        // A neighbour's keep-alive names nobody, and what is inside a dialog is no probe.
        await PassAsync(edge, new SipRequestText { Method = "OPTIONS", To = "<sip:carrier.example>" });
        edge.SendBack(Probe("OPTIONS", "100"));
        await edge.CalleeHasNothingMoreAsync();

        Assert.Empty(Tell(edge));
    }

    [Fact]
    public async Task Sweep_OverEndlessNames_TellsSoManyAndNoMore()
    {
        await using var edge = await EdgeUnderTest.StartAsync();

        for (var i = 0; i < 2 * SourceProbes.MostNames; i++)
            await PassAsync(edge, Probe("OPTIONS", i.ToString(CultureInfo.InvariantCulture) + new string('x', 200)));

        var told = Assert.Single(Tell(edge));
        Assert.Equal(SourceProbes.MostNames, told.Names.Length);
        Assert.All(told.Names, name => Assert.Equal(64, name.Length));
    }

    private static SipRequestText Probe(string method, string name) => new()
    {
        Method = method,
        Uri = "sip:carrier.example",
        To = $"<sip:{name}@carrier.example>",
    };

    private static async Task PassAsync(EdgeUnderTest edge, SipRequestText probe)
    {
        edge.Send(probe);
        // Answered, lest it be sent again when time passes.
        edge.Respond(await edge.Callee.ReceiveAsync(probe.Method), 404);
        await edge.Caller.ReceiveAsync(404);
    }

    private static IReadOnlyCollection<SourceProbes> Tell(EdgeUnderTest edge)
    {
        edge.Time.Advance(TimeSpan.FromSeconds(1));
        return [.. edge.Grid.Told];
    }
}
