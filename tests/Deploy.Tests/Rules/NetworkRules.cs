using k8s.Models;
using Spit.Deploy.Tests.Kubernetes;
using Spit.Silo;

namespace Spit.Deploy.Tests.Rules;

/// <summary>Services and network policies name ports that are there, and open no others.</summary>
internal static class NetworkRules
{
    private const int Dns = 53;
    private const int Redis = 6379;

    // Where challengers hand out what they have recorded; CarrierRules compares it with theirs.
    private const int Recordings = 7071;

    public static IEnumerable<string> Faults(Site site, IReadOnlyList<RunningPod> pods) =>
        Services(site).Concat(pods.Where(p => p.Options is SiloOptions).SelectMany(p => Policies(site, p)));

    private static IEnumerable<string> Services(Site site) =>
        from service in site.Of<V1Service>()
        let chosen = site.Workloads.Where(
            w => w.Namespace == service.Metadata.NamespaceProperty && w.IsSelectedBy(service.Spec.Selector)).ToArray()
        from port in service.Spec.Ports
        let target = port.TargetPort?.Value ?? $"{port.Port}"
        where chosen.Length == 0 || chosen.Any(w => w.PortOf(target) != port.Port)
        select $"Service {service.Metadata.Name}: port {port.Port} leads to no such port ({target}) of a pod";

    private static IEnumerable<string> Policies(Site site, RunningPod pod)
    {
        var options = (SiloOptions)pod.Options!;
        var policies = site.Of<V1NetworkPolicy>().Where(
            p => p.Metadata.NamespaceProperty == pod.Workload.Namespace
                && pod.Workload.IsSelectedBy(p.Spec.PodSelector.MatchLabels)).ToArray();
        foreach (var type in new[] { "Ingress", "Egress" })
            if (!policies.Any(p => p.Spec.PolicyTypes.Contains(type)))
                yield return $"{pod.Workload.Name}: no network policy for {type}";
        var ingress = policies.SelectMany(p => p.Spec.Ingress ?? []).ToArray();
        var egress = policies.SelectMany(p => p.Spec.Egress ?? []).ToArray();
        int[] into = [options.Api.Port, options.Silo.Port, options.Health.EndPoint?.Port ?? 0];
        int[] outOf = [options.Silo.Port, Dns, Recordings, .. options.Redis.Select(r => r.Port)];
        if (options.Store.Master is not null) outOf = [.. outOf, Redis];
        foreach (var fault in Compare("into", into, ingress.Select(i => (i.Ports, i.FromProperty?.Count ?? 0))))
            yield return $"{pod.Workload.Name}: {fault}";
        foreach (var fault in Compare("out of", outOf, egress.Select(e => (e.Ports, e.To?.Count ?? 0))))
            yield return $"{pod.Workload.Name}: {fault}";
    }

    private static IEnumerable<string> Compare(
        string way, int[] needed, IEnumerable<(IList<V1NetworkPolicyPort> Ports, int Peers)> rules)
    {
        var listed = rules.ToArray();
        if (listed.Any(rule => rule.Ports is null or { Count: 0 } || rule.Peers == 0))
            yield return $"a rule {way} the pod is for all ports or everybody";
        var open = listed.SelectMany(rule => rule.Ports ?? []).Select(p => p.Port?.Value ?? "all").ToHashSet();
        var wanted = needed.Select(port => $"{port}").ToHashSet();
        foreach (var port in wanted.Except(open))
            yield return $"the way {way} the pod is closed for port {port}";
        foreach (var port in open.Except(wanted))
            yield return $"the way {way} the pod is open for port {port}, which nobody needs";
    }
}
