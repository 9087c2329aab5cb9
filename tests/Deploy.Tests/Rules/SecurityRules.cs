using k8s.Models;
using Spit.Deploy.Tests.Kubernetes;
using Spit.Deploy.Tests.Programs;

namespace Spit.Deploy.Tests.Rules;

/// <summary>A pod may do nothing that its program does not need.</summary>
internal static class SecurityRules
{
    public static IEnumerable<string> Faults(Site site, Workload workload) =>
        Checks(site, workload).Where(check => !check.Holds).Select(check => $"{workload.Name}: {check.What}");

    private static IEnumerable<(bool Holds, string What)> Checks(Site site, Workload workload)
    {
        var (pod, context) = (workload.Pod, workload.Pod.SecurityContext);
        var own = workload.Container.SecurityContext;
        var isOnNode = ServerProgram.OfImage(workload.Container.Image)?.IsOnNodeNetwork == true;
        var account = site.Of<V1ServiceAccount>().FirstOrDefault(
            a => a.Metadata.Name == pod.ServiceAccountName && a.Metadata.NamespaceProperty == workload.Namespace);
        var resources = workload.Container.Resources;
        return
        [
            (pod.AutomountServiceAccountToken == false, "automountServiceAccountToken must be false"),
            (account?.AutomountServiceAccountToken == false, "needs a service account of its own, without token"),
            (context?.RunAsNonRoot == true && context.RunAsUser > 0, "must not run as root"),
            (own?.RunAsUser is null or > 0 && own?.RunAsNonRoot != false, "must not run as root after all"),
            (context?.SeccompProfile?.Type == "RuntimeDefault", "seccompProfile must be RuntimeDefault"),
            (own?.SeccompProfile is null, "seccompProfile must be the pod's"),
            (own?.AllowPrivilegeEscalation == false, "allowPrivilegeEscalation must be false"),
            (own?.Privileged is null or false, "must not be privileged"),
            (own?.ReadOnlyRootFilesystem == true, "the root must be read-only"),
            (own?.Capabilities?.Drop?.Contains("ALL") == true, "must drop ALL capabilities"),
            (own?.Capabilities?.Add is null or { Count: 0 }, "must add no capability"),
            (pod.HostNetwork == true == isOnNode, "hostNetwork is for edges and challengers, and for nobody else"),
            (pod.HostPID is null or false && pod.HostIPC is null or false, "must not see its host's processes"),
            ((pod.Volumes ?? []).All(v => v.HostPath is null), "must not mount its host's files"),
            (workload.Container.VolumeMounts.All(m => m.ReadOnlyProperty == true || IsData(workload, m)),
                "only a volume of its own is written"),
            ((workload.Container.Env ?? []).All(e => !IsSecret(e)), "a secret must be given by reference"),
            (resources?.Requests?.ContainsKey("cpu") == true && resources.Requests.ContainsKey("memory"),
                "needs requests for cpu and memory"),
            (resources?.Limits?.ContainsKey("memory") == true, "needs a limit of memory"),
            (Level(site, workload) == (isOnNode ? "privileged" : "restricted"), "its namespace has another level"),
        ];
    }

    private static bool IsData(Workload workload, V1VolumeMount mount) =>
        workload.Pod.Volumes.Any(v => v.Name == mount.Name && v.PersistentVolumeClaim is not null)
        || workload.Claims.Any(c => c.Metadata.Name == mount.Name);

    private static bool IsSecret(V1EnvVar variable) => variable.Value is not null
        && (variable.Name.Contains("PASSWORD", OrdinalIgnoreCase) || variable.Name.Contains("KEY", OrdinalIgnoreCase))
        && !variable.Name.EndsWith("FILE", OrdinalIgnoreCase);

    private static string? Level(Site site, Workload workload) => site.Of<V1Namespace>()
        .FirstOrDefault(n => n.Metadata.Name == workload.Namespace)?.Metadata.Labels
        ?["pod-security.kubernetes.io/enforce"];
}
