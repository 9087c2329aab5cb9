using System.Collections.Concurrent;

namespace Spit.Deploy.Tests.Kubernetes;

/// <summary>What kubectl makes of a folder of deploy/k8s.</summary>
internal static class Overlay
{
    private static readonly ConcurrentDictionary<string, Task<string>> Rendered = new();

    public static Task<string> RenderAsync(string name) => Rendered.GetOrAdd(name, RunAsync);

    private static async Task<string> RunAsync(string name)
    {
        var kubectl = Tool.Require("kubectl");
        var folder = Repository.At($"deploy/k8s/{name}");
        var (code, output, error) = await Tool.RunAsync(kubectl, "kustomize", folder);
        Assert.True(code == 0, error);
        return output;
    }
}
