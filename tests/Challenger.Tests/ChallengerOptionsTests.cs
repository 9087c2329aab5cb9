using System.Net;
using Spit.Hosting.Settings;

namespace Spit.Challenger.Tests;

public sealed class ChallengerOptionsTests
{
    private static readonly ChallengerOptions Good = new()
    {
        Name = "chal-1",
        Sip = new IPEndPoint(IPAddress.Loopback, 5060),
        Media = new MediaPorts(IPAddress.Loopback, 30_000, 33_999),
        Grid = [new Uri("http://127.0.0.1:7070")],
        ChallengeKey = new SecretText("key"),
    };

    private static readonly string[] WrongKeys =
    [
        "name", "advertise", "mediaAdvertise", "media", "apiAdvertise", "api", "grid", "challengeKey",
        "callsPerCaller", "refusalCode", "prompts", "drainTime",
    ];

    [Fact]
    public void Validate_GoodOptions_NoFault() => Assert.Empty(Faults(Good));

    [Fact]
    public void Validate_WrongValues_AreAllNamed()
    {
        var faults = Faults(Good with
        {
            Name = "two words",
            Sip = new IPEndPoint(IPAddress.Any, 5060),
            Media = new MediaPorts(IPAddress.IPv6Any, 30_000, 30_003),
            Api = new IPEndPoint(IPAddress.Any, 0),
            Grid = [],
            ChallengeKey = null,
            MaxCalls = 2,
            CallsPerCaller = 0,
            RefusalCode = 503,
            Language = "xx",
            DrainTime = TimeSpan.FromSeconds(10),
        });

        Assert.All(
            WrongKeys,
            key => Assert.Contains(faults, f => f.Contains(key, StringComparison.Ordinal)));
    }

    private static string[] Faults(ChallengerOptions options)
    {
        var faults = new SettingFaults();
        options.Validate(faults);
        return [.. faults.Lines];
    }
}
