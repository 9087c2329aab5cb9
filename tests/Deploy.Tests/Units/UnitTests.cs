using System.Globalization;
using Spit.Deploy.Tests.Programs;

namespace Spit.Deploy.Tests.Units;

public sealed class UnitTests
{
    [Theory]
    [InlineData("spit-silo", "/opt/spit/silo/Spit.Silo")]
    [InlineData("spit-edge", "/opt/spit/edge/Spit.EdgeProxy")]
    public async Task Unit_Command_IsOneThatTheProgramTakes(string name, string file)
    {
        var unit = UnitFile.Read($"{name}.service");
        var words = unit.One("ExecStart").Split(' ');
        var config = Repository.At("deploy/systemd/" + name.Split('-')[1] + ".yaml");
        string[] arguments = [.. words[1..].Select(w => w.StartsWith("/etc/spit/", Ordinal) ? config : w)];

        var program = ServerProgram.OfImage(name)!;
        var (options, faults) = await program.ReadAsync(arguments, new Dictionary<string, string>());

        Assert.Equal("", faults);
        Assert.Equal(file, words[0]);
        Assert.Equal(string.Join(' ', words) + " --check", unit.One("ExecStartPre"));
        var patience = double.Parse(unit.One("TimeoutStopSec"), CultureInfo.InvariantCulture);
        Assert.InRange(program.StopTime(options!).TotalSeconds, 1, patience - 5);
    }

    [Theory]
    [InlineData("spit-silo")]
    [InlineData("spit-edge")]
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
}
