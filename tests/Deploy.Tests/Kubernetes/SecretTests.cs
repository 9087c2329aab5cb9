using System.Text.RegularExpressions;
using k8s.Models;

namespace Spit.Deploy.Tests.Kubernetes;

/// <summary>Secrets are the operator's: the guide has him make those that pods want, and no others.</summary>
public sealed partial class SecretTests
{
    [Fact]
    public async Task Secrets_OfAllPods_AreThoseThatTheGuideMakes()
    {
        var wanted = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var overlay in new[] { "production", "single", "edge", "challenger" })
        {
            foreach (var workload in Site.Parse(await Overlay.RenderAsync(overlay)).Workloads)
                wanted.UnionWith(Wanted(workload).Select(key => $"{workload.Namespace} {key}"));
        }

        var guide = await File.ReadAllTextAsync(
            Repository.At("deploy/README.md"), TestContext.Current.CancellationToken);
        Assert.Equal(wanted, new SortedSet<string>(Made(guide), StringComparer.Ordinal));
    }

    private static IEnumerable<string> Wanted(Workload workload) =>
    [
        .. (workload.Container.Env ?? []).Select(e => e.ValueFrom?.SecretKeyRef).OfType<V1SecretKeySelector>()
            .Select(s => $"{s.Name} {s.Key}"),
        .. from volume in workload.Pod.Volumes
           where volume.Secret is not null
           from item in volume.Secret.Items
           select $"{volume.Secret.SecretName} {item.Key}",
    ];

    private static IEnumerable<string> Made(string guide) =>
        from Match command in Command().Matches(guide.Replace("\\\n", "", Ordinal))
        from Match file in Key().Matches(command.Value)
        select $"{command.Groups["namespace"].Value} {command.Groups["name"].Value} {file.Groups["key"].Value}";

    [GeneratedRegex(@"kubectl -n (?<namespace>\S+) create secret generic (?<name>\S+) .*")]
    private static partial Regex Command();

    [GeneratedRegex(@"--from-file=(?<key>[^=\s]+)=")]
    private static partial Regex Key();
}
