using k8s;
using k8s.Models;

namespace Spit.Deploy.Tests.Kubernetes;

/// <summary>The objects of one overlay, each read into its type; a field that the type has not is an error.</summary>
internal sealed class Site(IReadOnlyList<object> objects)
{
    public IReadOnlyList<Workload> Workloads =>
    [
        .. Of<V1Deployment>().Select(d => new Workload(
            d.Metadata.Name, d.Metadata.NamespaceProperty, d.Spec.Selector.MatchLabels, d.Spec.Template)),
        .. Of<V1DaemonSet>().Select(d => new Workload(
            d.Metadata.Name, d.Metadata.NamespaceProperty, d.Spec.Selector.MatchLabels, d.Spec.Template)),
        .. Of<V1StatefulSet>().Select(d => new Workload(
            d.Metadata.Name, d.Metadata.NamespaceProperty, d.Spec.Selector.MatchLabels, d.Spec.Template)
        {
            Claims = [.. d.Spec.VolumeClaimTemplates ?? []],
        }),
    ];

    /// <exception cref="YamlDotNet.Core.YamlException">A field is unknown or of another type.</exception>
    public static Site Parse(string yaml) => new(KubernetesYaml.LoadAllFromString(yaml, null, strict: true));

    public IEnumerable<T> Of<T>() => objects.OfType<T>();

    /// <summary>Objects whose types nobody here looks at: none, or they are not checked.</summary>
    public IEnumerable<object> Unread() => objects.Where(o => o is not (
        V1Namespace or V1ServiceAccount or V1Service or V1Deployment or V1DaemonSet or V1StatefulSet or V1ConfigMap
        or V1NetworkPolicy or V1PodDisruptionBudget or V2HorizontalPodAutoscaler or V1PersistentVolumeClaim));
}
