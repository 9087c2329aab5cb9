using k8s.Models;
using Spit.Deploy.Tests.Kubernetes;

namespace Spit.Deploy.Tests.Rules;

/// <summary>Selectors select, and what scales, spreads and protects pods is about pods that are there.</summary>
internal static class ScaleRules
{
    public static IEnumerable<string> Faults(Site site) =>
    [
        .. site.Workloads.Where(w => !w.IsSelectedBy(w.Selector)).Select(w => $"{w.Name}: selects other pods"),
        .. site.Workloads.SelectMany(Spread),
        .. site.Of<V1PodDisruptionBudget>().SelectMany(b => Budget(site, b)),
        .. site.Of<V2HorizontalPodAutoscaler>().SelectMany(a => Autoscaler(site, a)),
        .. site.Of<V1DaemonSet>().SelectMany(DaemonSet),
        .. site.Of<V1StatefulSet>().SelectMany(s => StatefulSet(site, s)),
        .. site.Of<V1Deployment>().SelectMany(d => Deployment(site, d)),
    ];

    private static IEnumerable<string> Spread(Workload workload) =>
        (workload.Pod.TopologySpreadConstraints ?? [])
            .Where(c => !workload.IsSelectedBy(c.LabelSelector?.MatchLabels))
            .Select(c => $"{workload.Name}: is spread over {c.TopologyKey} by other pods");

    private static IEnumerable<string> Budget(Site site, V1PodDisruptionBudget budget)
    {
        if (!site.Workloads.Any(w => w.IsSelectedBy(budget.Spec.Selector.MatchLabels)))
            yield return $"PodDisruptionBudget {budget.Metadata.Name} protects nobody";
        if (budget.Spec.MaxUnavailable?.Value != "1")
            yield return $"PodDisruptionBudget {budget.Metadata.Name}: one at a time";
    }

    private static IEnumerable<string> Autoscaler(Site site, V2HorizontalPodAutoscaler autoscaler)
    {
        var target = site.Of<V1Deployment>().FirstOrDefault(
            d => d.Kind == autoscaler.Spec.ScaleTargetRef.Kind
                && d.Metadata.Name == autoscaler.Spec.ScaleTargetRef.Name);
        if (target is null) yield return $"HorizontalPodAutoscaler {autoscaler.Metadata.Name} scales nobody";
        if (target?.Spec.Replicas is not null) yield return $"{target.Metadata.Name}: replicas fight the autoscaler";
        if (autoscaler.Spec.MinReplicas is null or < 3) yield return "a grid that survives a death has three silos";
    }

    private static IEnumerable<string> DaemonSet(V1DaemonSet set)
    {
        if (set.Spec.UpdateStrategy?.RollingUpdate?.MaxUnavailable?.Value != "1")
            yield return $"{set.Metadata.Name}: one edge at a time";
        if (set.Spec.Template.Spec.NodeSelector is null or { Count: 0 })
            yield return $"{set.Metadata.Name}: runs on every node";
    }

    private static IEnumerable<string> StatefulSet(Site site, V1StatefulSet set)
    {
        var name = set.Metadata.Name;
        if (set.Spec.Replicas is null or < 2) yield return $"{name}: one alone is missed whenever it is replaced";
        if (set.Spec.UpdateStrategy?.Type != "RollingUpdate") yield return $"{name}: one at a time";
        if (set.Spec.Template.Spec.NodeSelector is null or { Count: 0 }) yield return $"{name}: runs on every node";
        if (!site.Of<V1PodDisruptionBudget>().Any(b => b.Metadata.NamespaceProperty == set.Metadata.NamespaceProperty))
            yield return $"{name}: nothing protects it";
        var service = site.Of<V1Service>().FirstOrDefault(
            s => s.Metadata.Name == set.Spec.ServiceName
                && s.Metadata.NamespaceProperty == set.Metadata.NamespaceProperty);
        if (service?.Spec.ClusterIP != "None")
            yield return $"{name}: no service without an address of its own gives its pods names";
    }

    private static IEnumerable<string> Deployment(Site site, V1Deployment deployment)
    {
        var hasStore = (deployment.Spec.Template.Spec.Volumes ?? []).Any(v => v.PersistentVolumeClaim is not null);
        var isScaled = site.Of<V2HorizontalPodAutoscaler>().Any();
        if (hasStore && (deployment.Spec.Replicas != 1 || deployment.Spec.Strategy?.Type != "Recreate" || isScaled))
            yield return $"{deployment.Metadata.Name}: a store of its own has one silo, the old gone before the new";
        if (!hasStore && !isScaled)
            yield return $"{deployment.Metadata.Name}: nobody says how many";
    }
}
