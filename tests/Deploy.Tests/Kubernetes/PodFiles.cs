using k8s.Models;

namespace Spit.Deploy.Tests.Kubernetes;

/// <summary>The files that a pod would see, below a folder of the test's.</summary>
internal sealed class PodFiles : IDisposable
{
    /// <summary>What the operator's secrets are in tests: long enough for every use, and base64 of 32 bytes.</summary>
    public const string Secret = "YS1zZWNyZXQtb2YtdGhlLW9wZXJhdG9yLTMyLWJ5dGU=";

    private readonly string _root = Directory.CreateTempSubdirectory("spit-deploy-").FullName;
    private readonly List<string> _mounts = [];
    private readonly List<string> _faults = [];

    public PodFiles(Site site, Workload workload)
    {
        foreach (var mount in workload.Container.VolumeMounts)
        {
            _mounts.Add(mount.MountPath);
            Directory.CreateDirectory(_root + mount.MountPath);
            var volume = workload.Pod.Volumes.FirstOrDefault(v => v.Name == mount.Name);
            if (volume is null && workload.Claims.All(c => c.Metadata.Name != mount.Name))
                _faults.Add($"{workload.Name}: there is no volume {mount.Name}");
            else if (volume is not null)
                Fill(site, workload, mount, volume);
        }
    }

    public IReadOnlyList<string> Faults => _faults;

    /// <summary>The text with every path of a mount replaced by where its files are in fact.</summary>
    public string Translate(string text) => _mounts
        .OrderByDescending(mount => mount.Length)
        .Aggregate(text, (current, mount) => current.Replace($"{mount}/", $"{_root}/./{mount[1..]}/", Ordinal));

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private void Fill(Site site, Workload workload, V1VolumeMount mount, V1Volume volume)
    {
        if (volume.ConfigMap is { } wanted)
        {
            var map = site.Of<V1ConfigMap>().FirstOrDefault(
                m => m.Metadata.Name == wanted.Name && m.Metadata.NamespaceProperty == workload.Namespace);
            if (map is null) _faults.Add($"{workload.Name}: there is no ConfigMap {wanted.Name}");
            foreach (var (name, text) in map?.Data ?? new Dictionary<string, string>())
                Write(mount, name, text);
        }
        foreach (var item in volume.Secret?.Items ?? [])
            Write(mount, item.Path, Secret);
        if (volume.PersistentVolumeClaim is { } claim && !site.Of<V1PersistentVolumeClaim>().Any(
            c => c.Metadata.Name == claim.ClaimName && c.Metadata.NamespaceProperty == workload.Namespace))
            _faults.Add($"{workload.Name}: there is no claim {claim.ClaimName}");
    }

    private void Write(V1VolumeMount mount, string name, string text) =>
        File.WriteAllText(Path.Combine(_root + mount.MountPath, name), text);

    /// <summary>Also inside the files: a config file names others.</summary>
    public void TranslateFiles()
    {
        foreach (var file in Directory.EnumerateFiles(_root, "*.yaml", SearchOption.AllDirectories))
            File.WriteAllText(file, Translate(File.ReadAllText(file)));
    }
}
