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
    [InlineData("edge", "name: SPIT__CHALLENGEKEY", "name: SPIT__TRUNKKEY", "challengers take no call without it")]
    [InlineData("edge", "challengers:", "challenger:", "unknown key")]
    [InlineData("production", "tokenFile: /etc/spit-reviewers/care-team", "tokenFile: /etc/care-team", "cannot be read")]
    [InlineData("production", "permissions: [list, play, mark]", "permissions: [list, hear]", "hear")]
    [InlineData("production", "recordingRetention: 7d", "recordingRetention: 70d", "out of range")]
    [InlineData("production", "port: 7071", "port: 7072", "closed for port 7071")]
    [InlineData("challenger", "name: SPIT__CHALLENGEKEY", "name: SPIT__CHALLENGERKEY", "unknown key")]
    [InlineData("challenger", "name: SPIT__CHALLENGEKEY", "name: CHALLENGE", "no edge's word can be trusted")]
    [InlineData("challenger", "keyFile: /etc/spit-recordings/key", "keyFile: /etc/spit-recordings/kei", "cannot be read")]
    [InlineData("challenger", "keyFile: /etc/spit-recordings/key", "longest: 2m", "recordings need a key")]
    [InlineData("challenger", "mountPath: /etc/spit-recordings", "mountPath: /etc/spit-keys", "cannot be read")]
    [InlineData("challenger", "maxCalls: 500", "maxCalls: 2000", "has room for")]
    [InlineData("challenger", "maxBytes: 400000000", "maxBytes: 4000000000", "twice the room")]
    [InlineData("challenger", "mountPath: /var/lib/spit-challenger", "mountPath: /var/lib/spit", "on a volume")]
    [InlineData("challenger", ":20000-23999", ":30000-33999", "meets others' ports")]
    [InlineData("challenger", ":20000-23999", ":5000-7999", "a port of its own")]
    [InlineData("challenger", "fra1-$(POD_NAME)", "fra1", "two pods have one name")]
    [InlineData("challenger", "$(POD_NAME).spit-challengers", "$(POD_NAME).spit-challenger", "no service of the pod's")]
    [InlineData("challenger", ".svc:7071", ".svc:7070", "no service of the pod's")]
    [InlineData("challenger", "publishNotReadyAddresses: true", "type: ClusterIP", "no service of the pod's")]
    [InlineData("challenger", "clusterIP: None", "type: ClusterIP", "gives its pods names")]
    [InlineData("challenger", "$(HOST_IP):7071", "$(HOST_IP):7072", "listens on")]
    [InlineData("challenger", "shutdownTimeout: 270s", "shutdownTimeout: 230s", "drainTime")]
    [InlineData("challenger", "PeriodSeconds: 300", "PeriodSeconds: 240", "may take")]
    [InlineData("challenger", "hostNetwork: true", "hostNetwork: false", "hostNetwork")]
    [InlineData("challenger", "replicas: 2", "replicas: 1", "one alone")]
    [InlineData("challenger", "maxUnavailable: 1", "maxUnavailable: 2", "one at a time")]
    public async Task Overlay_FaultPlanted_IsFound(string overlay, string right, string wrong, string expected)
    {
        var yaml = await Overlay.RenderAsync(overlay);
        var at = yaml.IndexOf(right, Ordinal);
        Assert.True(at >= 0, $"'{right}' is not in {overlay}");

        var faults = await SiteRules.FaultsAsync(yaml[..at] + wrong + yaml[(at + right.Length)..]);

        Assert.Contains(faults, fault => fault.Contains(expected, Ordinal));
    }
}
