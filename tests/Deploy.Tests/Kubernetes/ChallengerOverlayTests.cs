namespace Spit.Deploy.Tests.Kubernetes;

/// <summary>What can be wrong with challengers, and with what the others must have for them.</summary>
public sealed class ChallengerOverlayTests
{
    [Theory]
    [InlineData("edge", "name: SPIT__CHALLENGEKEY", "name: SPIT__TRUNKKEY", "challengers take no call without it")]
    [InlineData("edge", "challengers:", "challenger:", "unknown key")]
    [InlineData("production", "/etc/spit-reviewers/care-team", "/etc/care-team", "cannot be read")]
    [InlineData("production", "permissions: [list, play, mark]", "permissions: [list, hear]", "hear")]
    [InlineData("production", "recordingRetention: 7d", "recordingRetention: 70d", "out of range")]
    [InlineData("production", "port: 7071", "port: 7072", "closed for port 7071")]
    public Task Overlay_OfOthers_FaultIsFound(string overlay, string right, string wrong, string expected) =>
        ExpectAsync(overlay, right, wrong, expected);

    [Theory]
    [InlineData("name: SPIT__CHALLENGEKEY", "name: SPIT__CHALLENGERKEY", "unknown key")]
    [InlineData("name: SPIT__CHALLENGEKEY", "name: CHALLENGE", "no edge's word can be trusted")]
    [InlineData("keyFile: /etc/spit-recordings/key", "keyFile: /etc/spit-recordings/kei", "cannot be read")]
    [InlineData("keyFile: /etc/spit-recordings/key", "longest: 2m", "recordings need a key")]
    [InlineData("mountPath: /etc/spit-recordings", "mountPath: /etc/spit-keys", "cannot be read")]
    [InlineData("maxCalls: 500", "maxCalls: 2000", "has room for")]
    [InlineData("maxBytes: 400000000", "maxBytes: 4000000000", "twice the room")]
    [InlineData("mountPath: /var/lib/spit-challenger", "mountPath: /var/lib/spit", "on a volume")]
    [InlineData(":20000-23999", ":30000-33999", "meets others' ports")]
    [InlineData(":20000-23999", ":5000-7999", "a port of its own")]
    [InlineData("fra1-$(POD_NAME)", "fra1", "two pods have one name")]
    [InlineData("$(POD_NAME).spit-challengers", "$(POD_NAME).spit-challenger", "no service of the pod's")]
    [InlineData(".svc:7071", ".svc:7070", "no service of the pod's")]
    [InlineData("publishNotReadyAddresses: true", "type: ClusterIP", "no service of the pod's")]
    [InlineData("clusterIP: None", "type: ClusterIP", "gives its pods names")]
    [InlineData("$(HOST_IP):7071", "$(HOST_IP):7072", "listens on")]
    [InlineData("shutdownTimeout: 270s", "shutdownTimeout: 230s", "drainTime")]
    [InlineData("PeriodSeconds: 300", "PeriodSeconds: 240", "may take")]
    [InlineData("hostNetwork: true", "hostNetwork: false", "hostNetwork")]
    [InlineData("replicas: 2", "replicas: 1", "one alone")]
    [InlineData("maxUnavailable: 1", "maxUnavailable: 2", "one at a time")]
    public Task Overlay_OfChallengers_FaultIsFound(string right, string wrong, string expected) =>
        ExpectAsync("challenger", right, wrong, expected);

    private static async Task ExpectAsync(string overlay, string right, string wrong, string expected)
    {
        var faults = await PlantedFault.FaultsAsync(overlay, right, wrong);

        Assert.Contains(faults, fault => fault.Contains(expected, Ordinal));
    }
}
