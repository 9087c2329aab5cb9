using k8s.Models;
using Spit.Challenger;
using Spit.Deploy.Tests.Kubernetes;

namespace Spit.Deploy.Tests.Rules;

/// <summary>A challenger has a name, ports that nobody else takes, and a disk of its own.</summary>
internal static class ChallengerRules
{
    // Kubernetes gives ports from 30000 on to services, on every node; Linux those from 32768 on to whoever asks.
    private const int FirstTaken = 30_000;
    private const int FirstFree = 1024;

    public static IEnumerable<string> Faults(Site site, RunningPod pod) =>
        pod.Options is ChallengerOptions options
            ? Checks(site, pod, options).Where(check => !check.Holds).Select(c => $"{pod.Workload.Name}: {c.What}")
            : [];

    private static IEnumerable<(bool Holds, string What)> Checks(Site site, RunningPod pod, ChallengerOptions options)
    {
        var (media, workload) = (options.Media, pod.Workload);
        var listens = pod.Program!.Ports(options).Select(p => p.Port).ToArray();
        return
        [
            (options.Name.Contains(workload.PodName, Ordinal), "two pods have one name"),
            (options.ApiAdvertise is { } uri && IsService(site, workload, uri),
                $"silos do not find {options.ApiAdvertise}, which is no service of the pod's"),
            (media.First >= FirstFree && media.Last < FirstTaken, $"audio at {media} meets others' ports"),
            (listens.All(port => port < media.First || port > media.Last), $"audio at {media} meets a port of its own"),
            (media.Address.Equals(options.Sip.Address), "audio has another address than SIP"),
            (ClaimOf(workload, options.Recordings.Directory) is { } claim && Holds(claim, options.Recordings.MaxBytes),
                "recordings are not on a volume of the pod's own that has twice the room of maxBytes"),
        ];
    }

    private static bool IsService(Site site, Workload workload, Uri uri) => site.Of<V1Service>().Any(service =>
        service.Spec.ClusterIP == "None"
        && service.Spec.PublishNotReadyAddresses == true
        && workload.IsSelectedBy(service.Spec.Selector)
        && service.Spec.Ports.Any(p => p.Name == "api" && p.Port == uri.Port)
        && uri.Host == $"{workload.PodName}.{service.Metadata.Name}.{workload.Namespace}.svc");

    private static V1PersistentVolumeClaim? ClaimOf(Workload workload, string? directory) =>
        workload.Claims.FirstOrDefault(claim => workload.Container.VolumeMounts.Any(
            m => m.Name == claim.Metadata.Name && directory?.Contains($"{m.MountPath}/", Ordinal) == true));

    private static bool Holds(V1PersistentVolumeClaim claim, long bytes) =>
        claim.Spec.Resources.Requests.TryGetValue("storage", out var room)
        && room.ToDecimal() >= 2 * bytes;
}
