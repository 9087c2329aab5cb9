using Spit.Deploy.Tests.Rules;

namespace Spit.Deploy.Tests.Kubernetes;

public sealed class OverlayTests
{
    [Theory]
    [InlineData("single", 1)]
    [InlineData("production", 1)]
    [InlineData("edge", 1)]
    [InlineData("challenger", 1)]
    public async Task Overlay_Rendered_IsWithoutFault(string overlay, int workloads)
    {
        var yaml = await Overlay.RenderAsync(overlay);

        Assert.Equal(workloads, Site.Parse(yaml).Workloads.Count);
        NoFaults.In(await SiteRules.FaultsAsync(yaml));
    }

    /// <summary>
    /// A checker that finds nothing proves nothing: each of these faults is put into what was rendered.
    /// </summary>
    [Theory]
    [InlineData("production", "readOnlyRootFilesystem:", "readOnlyRootFileSystem:", "readOnlyRootFileSystem")]
    [InlineData("production", "minReadySeconds: 10", "minReadySeconds: ten", "not what Kubernetes knows")]
    [InlineData("production", "name: SPIT__API", "name: SPIT__APPI", "unknown key")]
    [InlineData("production", "- --config", "- --konfig", "--konfig")]
    [InlineData("production", "drainDelay: 5s", "drainDelai: 5s", "drainDelai")]
    [InlineData("production", "drainDelay: 5s", "drainDelay: 50s", "may take")]
    [InlineData("production", "value: 0.0.0.0:7070", "value: 0.0.0.0:7071", "listens on")]
    [InlineData("production", "$(POD_IP):11111", "$(POD_IPS):11111", "has no value")]
    [InlineData("production", "path: /health/ready", "path: /health/redy", "/health/redy")]
    [InlineData("production", "path: /health/ready", "path: /health/live", "should ask /health/ready")]
    [InlineData("production", "port: health", "port: api", "health is at 7080")]
    [InlineData("production", "targetPort: api", "targetPort: apy", "leads to no such port")]
    [InlineData("production", "port: 26379", "port: 26380", "open for port 26380")]
    [InlineData("production", "master: spit", "mastr: spit", "mastr")]
    [InlineData("production", "passwordFile: /etc/spit-redis/password", "passwordFile: /etc/spit-redis/pw", "read")]
    [InlineData("production", "name: spit-silo-", "name: other-", "there is no ConfigMap")]
    [InlineData("production", "maxUnavailable: 1\n", "maxUnavailable: 2\n", "one at a time")]
    [InlineData("production", "runAsUser: 1654", "runAsUser: 0", "root")]
    [InlineData("production", "type: RuntimeDefault", "type: Unconfined", "seccompProfile")]
    [InlineData("production", "- ALL", "- NET_RAW", "drop ALL")]
    [InlineData("production", "allowPrivilegeEscalation: false", "allowPrivilegeEscalation: true", "Escalation")]
    [InlineData("production", "automountServiceAccountToken: false", "automountServiceAccountToken: true", "account")]
    [InlineData("production", "Token: false\n      containers", "Token: true\n      containers", "must be false")]
    [InlineData("production", "minReplicas: 3", "minReplicas: 2", "three silos")]
    [InlineData("production", "image: spit-silo", "image: spit-sylo", "no image of ours")]
    [InlineData("single", "type: Recreate", "type: RollingUpdate", "one silo")]
    [InlineData("single", "data: /var/lib/spit", "data: \"\"", "either --redis")]
    [InlineData("single", "claimName: spit-silo", "claimName: spit", "there is no claim")]
    [InlineData("edge", "class: own", "class: owned", "'owned' is not")]
    [InlineData("edge", "shutdownTimeout: 75s", "shutdownTimeout: 50s", "drainTime")]
    [InlineData("edge", "shutdownTimeout: 75s", "shutdownTimeout: 5m", "may take")]
    [InlineData("edge", "spit/pop: fra1", "spit/pop: [fra1]", "not what Kubernetes knows")]
    [InlineData("edge", "containerPort: 5060", "containerPort: 5061", "listens on")]
    [InlineData("edge", "pop: fra1", "observeOnly: false", "is required")]
    public async Task Overlay_FaultPlanted_IsFound(string overlay, string right, string wrong, string expected)
    {
        var faults = await PlantedFault.FaultsAsync(overlay, right, wrong);

        Assert.Contains(faults, fault => fault.Contains(expected, Ordinal));
    }
}
