using System.Net;
using Spit.Detection;
using Spit.EdgeProxy.Tests.Grid;
using Spit.Hosting.Settings;

namespace Spit.EdgeProxy.Tests;

public sealed class EdgeOptionsValidatorTests
{
    private static readonly EdgeOptions Good = EdgeFixture.Options(new Uri("http://127.0.0.1:7070")) with
    {
        GridDeadline = TimeSpan.FromMilliseconds(50),
        Trunks = [Trunk("access", "192.0.2.0/24"), Trunk("peer1", "198.51.100.0/24", "2001:db8::/32")],
    };

    public static TheoryData<string, EdgeOptions> Faulty => new()
    {
        { "pop: 'a b' must be letters, digits and hyphens", Good with { Pop = "a b" } },
        { "sip[0]: 0.0.0.0:5060 is a wildcard", Good with { Sip = [IPEndPoint.Parse("0.0.0.0:5060")] } },
        { "sip[0]: [::]:5060 is a wildcard", Good with { Sip = [IPEndPoint.Parse("[::]:5060")] } },
        { "sip[1]: 127.0.0.1:5070 is given twice", Good with { Sip = [Local(5070), Local(5070)] } },
        { "nextHop: 127.0.0.1:5060 is where this edge listens", Good with { Sip = [Local(5060)] } },
        { "grid[0]: http://h:7070/api must be a host and a port", Good with { Grid = [new("http://h:7070/api")] } },
        { "gridDeadline: 2s is out of range, must be", Good with { GridDeadline = TimeSpan.FromSeconds(2) } },
        { "onFailure: challenge needs the grid", Good with { OnFailure = Disposition.Challenge } },
        { "refusal.code: 503 must be from 400 to 699", Good with { Refusal = new RefusalOptions { Code = 503 } } },
        { "refusal.code: 607 must be from 400 to 699", Good with { Refusal = new RefusalOptions { Code = 607 } } },
        { "refusal.code: 302 must be from 400 to 699", Good with { Refusal = new RefusalOptions { Code = 302 } } },
        { "verdictHeader: 'Verdict' must begin with X-Spit-", Good with { VerdictHeader = "Verdict" } },
        { "symbolsHeader: 'X-Spit-A: b' must begin with X-Spit-", Good with { SymbolsHeader = "X-Spit-A: b" } },
        { "emergencyNumbers[0]: '11 2' must be a number", Good with { EmergencyNumbers = ["11 2"] } },
        { "trunks[0].name: 'unknown' must be letters", Good with { Trunks = [Trunk("unknown", "192.0.2.0/24")] } },
        {
            "trunks[1].name: 'a' is given twice",
            Good with { Trunks = [Trunk("a", "192.0.2.1/32"), Trunk("a", "192.0.2.2/32")] }
        },
        {
            "trunks[1].sources[0]: 192.0.2.1/32 belongs to trunk 'a' already",
            Good with { Trunks = [Trunk("a", "192.0.2.1/32"), Trunk("b", "192.0.2.1/32")] }
        },
        {
            "trunks[0].attestation: trusted does not go with class own",
            Good with { Trunks = [Trunk("a", "192.0.2.1/32") with { Attestation = AttestationTrust.Trusted }] }
        },
        { "timers.t2: 5ms is out of range", Good with { Timers = new() { T2 = TimeSpan.FromMilliseconds(5) } } },
        { "timers.timerC: 2h is out of range", Good with { Timers = new() { TimerC = TimeSpan.FromHours(2) } } },
        { "drainTime: must be less than shutdownTimeout", Good with { DrainTime = TimeSpan.FromSeconds(10) } },
        { "limits.maxTransactions: 5 is out of range", Good with { Limits = new() { MaxTransactions = 5 } } },
    };

    [Fact]
    public void Validate_GoodOptions_FindsNothing() => Assert.Empty(FaultsOf(Good));

    [Fact]
    public void Validate_WildcardWithAdvertisedAddress_FindsNothing() => Assert.Empty(FaultsOf(Good with
    {
        Sip = [IPEndPoint.Parse("0.0.0.0:5070")],
        Advertise = new HostPort("sip.example.com", 5060),
    }));

    [Theory]
    [MemberData(nameof(Faulty))]
    public void Validate_OneFault_TellsExactlyThat(string expected, EdgeOptions options) =>
        Assert.StartsWith(expected, Assert.Single(FaultsOf(options)), StringComparison.Ordinal);

    [Fact]
    public void Validate_RequiredValuesMissing_DoesNotThrow() =>
        Assert.Empty(FaultsOf(Good with { Pop = null!, NextHop = null!, Sip = [], Grid = [] }));

    private static IReadOnlyList<string> FaultsOf(EdgeOptions options)
    {
        var faults = new SettingFaults();
        options.Validate(faults);
        return faults.Lines;
    }

    private static IPEndPoint Local(int port) => new(IPAddress.Loopback, port);

    private static TrunkOptions Trunk(string name, params string[] sources) => new()
    {
        Name = name,
        Class = TrustClass.Own,
        Sources = [.. sources.Select(s => IPNetwork.Parse(s))],
    };
}
