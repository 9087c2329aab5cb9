using k8s.Models;

namespace Spit.Deploy.Tests.Kubernetes;

/// <summary>Pods of one kind.</summary>
internal sealed record Workload(
    string Name, string Namespace, IDictionary<string, string> Selector, V1PodTemplateSpec Template)
{
    public V1PodSpec Pod => Template.Spec;

    /// <summary>Volumes that each pod has one of for itself.</summary>
    public IReadOnlyList<V1PersistentVolumeClaim> Claims { get; init; } = [];

    /// <summary>The name of one of the pods, as a set that counts its pods gives it.</summary>
    public string PodName => $"{Name}-0";

    /// <summary>The only container that a pod here has.</summary>
    public V1Container Container => Pod.Containers.Single();

    public bool IsSelectedBy(IDictionary<string, string>? labels) =>
        labels is { Count: > 0 }
        && labels.All(l => Template.Metadata.Labels.TryGetValue(l.Key, out var v) && v == l.Value);

    /// <summary>The port that a number or a name means; null when there is none.</summary>
    public int? PortOf(string numberOrName) => Container.Ports
        .FirstOrDefault(p => p.Name == numberOrName || $"{p.ContainerPort}" == numberOrName)?.ContainerPort;
}
