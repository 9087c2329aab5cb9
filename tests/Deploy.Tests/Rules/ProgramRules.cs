using k8s.Models;
using Spit.Hosting.Health;

namespace Spit.Deploy.Tests.Rules;

/// <summary>Arguments, environment, ports, probes and the time to stop are what the program in the pod has.</summary>
internal static class ProgramRules
{
    public static IEnumerable<string> Faults(RunningPod pod)
    {
        if (pod is not { Program: { } program, Options: { } options }) return pod.Faults;
        var name = pod.Workload.Name;
        var faults = pod.Faults.ToList();
        var listens = program.Ports(options).Order().ToArray();
        var said = pod.Workload.Container.Ports.Select(p => (p.ContainerPort, p.Protocol ?? "TCP")).Order().ToArray();
        if (!listens.SequenceEqual(said))
            faults.Add($"{name}: listens on {string.Join(", ", listens)}, but the pod says {string.Join(", ", said)}");
        var container = pod.Workload.Container;
        var health = options.Health.EndPoint?.Port;
        faults.AddRange(Probe(pod, "startupProbe", container.StartupProbe, HealthServer.LivePath, health));
        faults.AddRange(Probe(pod, "livenessProbe", container.LivenessProbe, HealthServer.LivePath, health));
        faults.AddRange(Probe(pod, "readinessProbe", container.ReadinessProbe, HealthServer.ReadyPath, health));
        var grace = TimeSpan.FromSeconds(pod.Workload.Pod.TerminationGracePeriodSeconds ?? 30);
        var needs = program.StopTime(options);
        if (needs + TimeSpan.FromSeconds(5) > grace)
            faults.Add($"{name}: terminationGracePeriodSeconds is {grace}, but the program may take {needs}");
        return faults;
    }

    private static IEnumerable<string> Probe(RunningPod pod, string which, V1Probe? probe, string path, int? port)
    {
        if (probe?.HttpGet is not { } get)
        {
            yield return $"{pod.Workload.Name}: no {which}";
            yield break;
        }
        if (get.Path != path)
            yield return $"{pod.Workload.Name}: {which} asks {get.Path}, should ask {path}";
        if (pod.Workload.PortOf(get.Port.Value) is not { } asked || asked != port)
            yield return $"{pod.Workload.Name}: {which} asks port {get.Port.Value}, health is at {port}";
    }
}
