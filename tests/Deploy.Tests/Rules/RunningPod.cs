using Spit.Deploy.Tests.Kubernetes;
using Spit.Deploy.Tests.Programs;
using Spit.Hosting;

namespace Spit.Deploy.Tests.Rules;

/// <summary>A workload with the settings that its program would have read in its pod.</summary>
internal sealed record RunningPod(Workload Workload, ServerProgram? Program, ServerOptions? Options, string[] Faults)
{
    public static async Task<RunningPod> OfAsync(Site site, Workload workload)
    {
        if (ServerProgram.OfImage(workload.Container.Image) is not { } program)
            return new(workload, null, null, [$"{workload.Name}: {workload.Container.Image} is no image of ours"]);
        using var files = new PodFiles(site, workload);
        files.TranslateFiles();
        var faults = files.Faults.ToList();
        var environment = Environment(workload, faults).ToDictionary(e => e.Key, e => files.Translate(e.Value));
        var (options, fault) = await program.ReadAsync(
            [.. (workload.Container.Args ?? []).Select(files.Translate)], environment);
        if (fault.Length > 0) faults.Add($"{workload.Name}: {fault}");
        return new(workload, program, options, [.. faults]);
    }

    private static Dictionary<string, string> Environment(Workload workload, List<string> faults)
    {
        var known = new Dictionary<string, string>();
        foreach (var variable in workload.Container.Env ?? [])
        {
            var value = variable.Value ?? Referred(workload, variable);
            foreach (var (name, other) in known)
                value = value.Replace($"$({name})", other, Ordinal);
            if (value.Length == 0 || value.Contains("$(", Ordinal))
                faults.Add($"{workload.Name}: {variable.Name} has no value");
            known[variable.Name] = value;
        }
        var used = (workload.Container.Env ?? []).Select(v => v.Value ?? "").ToArray();
        faults.AddRange(known.Keys
            .Where(name => !name.StartsWith("SPIT__", Ordinal) && !used.Any(v => v.Contains($"$({name})", Ordinal)))
            .Select(name => $"{workload.Name}: nobody reads {name}"));
        return known;
    }

    private static string Referred(Workload workload, k8s.Models.V1EnvVar variable) =>
        variable.ValueFrom?.FieldRef is { } field ? Field(workload, field.FieldPath)
        : variable.ValueFrom?.SecretKeyRef is not null ? PodFiles.Secret
        : "";

    // What Kubernetes puts in place of a reference.
    private static string Field(Workload workload, string path) => path switch
    {
        "status.podIP" => "192.0.2.20",
        "status.hostIP" => "192.0.2.21",
        "metadata.name" => workload.PodName,
        "metadata.namespace" => workload.Namespace,
        _ => "",
    };
}
