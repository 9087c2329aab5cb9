using System.Net;
using Spit.Challenger;
using Spit.EdgeProxy;
using Spit.Silo;

namespace Spit.Deploy.Tests.Units;

public sealed class UnitTests
{
    [Theory]
    [InlineData("spit-silo", "/opt/spit/silo/Spit.Silo")]
    [InlineData("spit-edge", "/opt/spit/edge/Spit.EdgeProxy")]
    [InlineData("spit-challenger", "/opt/spit/challenger/Spit.Challenger")]
    public async Task Unit_Command_IsOneThatTheProgramTakes(string name, string file)
    {
        using var run = new UnitRun(name);

        var (options, faults) = await run.ReadAsync();

        Assert.Equal("", faults);
        Assert.Equal(file, run.Words[0]);
        Assert.Equal(string.Join(' ', run.Words) + " --check", run.Unit.One("ExecStartPre"));
        Assert.InRange(run.Program.StopTime(options!).TotalSeconds, 1, run.Patience.TotalSeconds - 5);
    }

    [Fact]
    public async Task Units_OnOneMachine_FindEachOther()
    {
        var (silo, edge) = (await ReadAsync<SiloOptions>("spit-silo"), await ReadAsync<EdgeOptions>("spit-edge"));
        var challenger = await ReadAsync<ChallengerOptions>("spit-challenger");

        Assert.Equal([challenger.Sip], edge.Challengers.Select(c => c.EndPoint));
        Assert.Equal([new Uri($"http://{silo.Api}")], edge.Grid);
        Assert.Equal(edge.Grid, challenger.Grid);
        var udp = edge.Sip.Append(challenger.Sip).ToArray();
        IPEndPoint?[] tcp =
        [
            silo.Api, challenger.Api, silo.Health.EndPoint, edge.Health.EndPoint, challenger.Health.EndPoint,
        ];
        Assert.Equal(udp.Length, udp.Distinct().Count());
        Assert.Equal(tcp.Length, tcp.Distinct().Count());
        Assert.DoesNotContain(udp, u => u.Port >= challenger.Media.First && u.Port <= challenger.Media.Last);
    }

    [Fact]
    public async Task Unit_OfChallenger_KeepsRecordingsInItsStateDirectory()
    {
        var state = UnitFile.Read("spit-challenger.service").One("StateDirectory");
        var options = await ReadAsync<ChallengerOptions>("spit-challenger");

        Assert.StartsWith($"/var/lib/{state}/", options.Recordings.Directory, Ordinal);
    }

    [Fact]
    public void Unit_OfChallenger_ReportsToNobody() => Assert.Contains(
        "ORT_DISABLE_TELEMETRY=1", UnitFile.Read("spit-challenger.service").All("Environment"));

    [Fact]
    public void Units_RealTime_IsForTheAudioAlone()
    {
        var challenger = UnitFile.Read("spit-challenger.service");

        Assert.Equal(("no", "1"), (challenger.One("RestrictRealtime"), challenger.One("LimitRTPRIO")));
        foreach (var other in new[] { UnitFile.Read("spit-silo.service"), UnitFile.Read("spit-edge.service") })
        {
            Assert.Equal("yes", other.One("RestrictRealtime"));
            Assert.Empty(other.All("LimitRTPRIO"));
        }
    }

    [Theory]
    [InlineData("spit-silo")]
    [InlineData("spit-edge")]
    [InlineData("spit-challenger")]
    public void Unit_MayDo_NothingThatItNeedNot(string name)
    {
        var unit = UnitFile.Read($"{name}.service");

        foreach (var key in new[]
        {
            "DynamicUser", "NoNewPrivileges", "ProtectHome", "PrivateTmp", "PrivateDevices", "PrivateUsers",
            "ProtectKernelModules", "ProtectKernelTunables", "ProtectControlGroups", "RestrictNamespaces",
            "RestrictSUIDSGID", "LockPersonality",
        })
        {
            Assert.Equal((key, "yes"), (key, unit.One(key)));
        }
        Assert.Equal("strict", unit.One("ProtectSystem"));
        Assert.Equal("", unit.One("CapabilityBoundingSet"));
        Assert.Equal("@system-service", unit.One("SystemCallFilter"));
    }

    [Theory]
    [InlineData("spit-silo")]
    [InlineData("spit-edge")]
    [InlineData("spit-challenger")]
    public async Task Unit_Verified_IsUnderstoodBySystemd(string name)
    {
        if (Tool.Find("systemd-analyze") is not { } analyze)
        {
            Assert.Skip("systemd-analyze is not installed");
            return;
        }

        var (_, output, error) = await Tool.RunAsync(
            analyze, "verify", Repository.At($"deploy/systemd/{name}.service"));

        // The programs are not installed where the tests run; there is nothing else that it may say.
        Assert.All(
            (output + error).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Where(line => line.Contains($"{name}.service", Ordinal)),
            line => Assert.Contains("/opt/spit/", line, Ordinal));
    }

    private static async Task<T> ReadAsync<T>(string name)
        where T : class
    {
        using var run = new UnitRun(name);
        var (options, faults) = await run.ReadAsync();
        Assert.Equal("", faults);
        return Assert.IsType<T>(options);
    }
}
