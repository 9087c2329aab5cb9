using System.Net;
using Spit.EdgeProxy;
using Spit.Hosting.Settings;

namespace Spit.Standalone.Tests;

public sealed class StandaloneOptionsTests
{
    private static readonly StandaloneOptions Good = new()
    {
        Sip = [IPEndPoint.Parse("127.0.0.1:5060")],
        NextHop = new HostPort("192.0.2.9", 5060),
        Data = "data",
        Api = IPEndPoint.Parse("127.0.0.1:7171"),
        Pop = "lab",
        ObserveOnly = true,
        EmergencyNumbers = ["112"],
        Limits = new LimitOptions { MaxTransactions = 500 },
        Timers = new TimerOptions { TimerC = TimeSpan.FromMinutes(4) },
        Refusal = new RefusalOptions { Code = 608 },
        Challengers = [new HostPort("127.0.0.1", 5070)],
        ChallengeKey = new SecretText("key"),
        RecordingRetention = TimeSpan.FromDays(2),
    };

    [Fact]
    public void Validate_GoodOptions_FindsNothing() => Assert.Empty(FaultsOf(Good));

    [Fact]
    public void ToEdge_EverySetting_IsHandedOn()
    {
        var edge = Good.ToEdge();

        Assert.Equal(("lab", true, Good.NextHop), (edge.Pop, edge.ObserveOnly, edge.NextHop));
        Assert.Equal((Good.Limits, Good.Timers, Good.Refusal), (edge.Limits, edge.Timers, edge.Refusal));
        Assert.Equal((Good.Sip, Good.Trunks), (edge.Sip, edge.Trunks));
        Assert.Equal((Good.Challengers, Good.ChallengeKey), (edge.Challengers, edge.ChallengeKey));
        Assert.Equal(["112"], edge.EmergencyNumbers);
        Assert.Equal([new Uri("http://127.0.0.1:7171")], edge.Grid);
    }

    [Theory]
    [InlineData("0.0.0.0:7070", "http://127.0.0.1:7070")]
    [InlineData("[::]:7070", "http://[::1]:7070")]
    [InlineData("[::1]:7070", "http://[::1]:7070")]
    [InlineData("192.0.2.1:7070", "http://192.0.2.1:7070")]
    public void ToEdge_AnyApiAddress_IsReached(string api, string expected) =>
        Assert.Equal([new Uri(expected)], (Good with { Api = IPEndPoint.Parse(api) }).ToEdge().Grid);

    [Fact]
    public void ToSilo_StoreAndApi_AreHandedOn()
    {
        var silo = Good.ToSilo();

        Assert.Equal(("data", Good.Api, Good.RecordingRetention), (silo.Data, silo.Api, silo.RecordingRetention));
        Assert.Empty(silo.Redis);
    }

    [Fact]
    public void Validate_FaultsOfBothParts_AreToldOnce()
    {
        var faults = FaultsOf(Good with
        {
            Sip = [IPEndPoint.Parse("0.0.0.0:5060")],
            Api = IPEndPoint.Parse("127.0.0.1:0"),
            ShutdownTimeout = TimeSpan.FromHours(1),
        });

        Assert.Equal(3, faults.Count);
        Assert.Single(faults, f => f.StartsWith("sip[0]: 0.0.0.0:5060 is a wildcard", StringComparison.Ordinal));
        Assert.Single(faults, f => f.StartsWith("api: ", StringComparison.Ordinal));
        Assert.Single(faults, f => f.StartsWith("shutdownTimeout: 1h is out of range", StringComparison.Ordinal));
    }

    [Fact]
    public void Validate_ChallengersWithoutKey_AreRefused() =>
        Assert.StartsWith(
            "challengeKey: ", Assert.Single(FaultsOf(Good with { ChallengeKey = null })), StringComparison.Ordinal);

    [Fact]
    public void Validate_WildcardWithAdvertisedAddress_FindsNothing() => Assert.Empty(FaultsOf(Good with
    {
        Sip = [IPEndPoint.Parse("0.0.0.0:5060")],
        Advertise = new HostPort("sip.example.com", 5060),
    }));

    private static IReadOnlyList<string> FaultsOf(StandaloneOptions options)
    {
        var faults = new SettingFaults();
        options.Validate(faults);
        return faults.Lines;
    }
}
