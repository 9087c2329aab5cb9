using System.Text.Json;
using Spit.Deploy.Tests.Kubernetes;
using Spit.Deploy.Tests.Programs;

namespace Spit.Deploy.Tests.Images;

/// <summary>What the SDK would put into an image; none is made, so that no base image has to be had.</summary>
public sealed class ImageTests
{
    [Theory]
    [InlineData("Silo", "production")]
    [InlineData("EdgeProxy", "edge")]
    [InlineData("Challenger", "challenger")]
    public async Task Image_Settings_AreWhatThePodExpects(string project, string overlay)
    {
        using var settings = await EvaluateAsync(project);
        var properties = settings.RootElement.GetProperty("Properties");
        var pod = Site.Parse(await Overlay.RenderAsync(overlay)).Workloads.Single();

        var repository = properties.GetProperty("ContainerRepository").GetString()!;
        Assert.Equal(ServerProgram.OfImage(pod.Container.Image), ServerProgram.OfImage(repository));
        Assert.Equal($"{pod.Pod.SecurityContext.RunAsUser}", properties.GetProperty("ContainerUser").GetString());
        Assert.EndsWith("-noble-chiseled", properties.GetProperty("ContainerBaseImage").GetString(), Ordinal);
        var ports = Items(settings, "ContainerPort", "Type").Select(p => (p.Name, p.Value.ToUpperInvariant())).Order();
        Assert.Equal(pod.Container.Ports.Select(p => ($"{p.ContainerPort}", p.Protocol ?? "TCP")).Order(), ports);
        var labels = Items(settings, "ContainerLabel", "Value").ToDictionary(l => l.Name, l => l.Value);
        Assert.Equal(repository, labels["org.opencontainers.image.title"]);
        Assert.NotEmpty(labels["org.opencontainers.image.description"]);
        Assert.Matches(@"^\d+\.\d+\.\d+", labels["org.opencontainers.image.version"]);
        var environment = Items(settings, "ContainerEnvironmentVariable", "Value").ToArray();
        Assert.Contains(("DOTNET_EnableDiagnostics", "0"), environment);
        // The speech model's runtime reports to its maker unless it is told not to.
        Assert.Equal(project == "Challenger", environment.Contains(("ORT_DISABLE_TELEMETRY", "1")));
    }

    [Fact]
    public async Task Image_OfChallenger_HasWhatItSpeaksAndHearsWith()
    {
        using var published = await EvaluateAsync(
            "Challenger", "-t:PrepareProjectReferences;ComputeResolvedFilesToPublishList",
            "-p:Configuration=Release", "-p:NoBuild=true", "-p:BuildProjectReferences=false",
            "-getItem:ResolvedFileToPublish");

        var files = Items(published, "ResolvedFileToPublish", "RelativePath").Select(f => f.Value).ToHashSet();
        var folder = Repository.At("src/Challenger");
        foreach (var prompt in Directory.EnumerateFiles(folder, "*.wav", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file)).Where(f => f.StartsWith("Prompts/", Ordinal)))
        {
            Assert.Contains(prompt, files);
        }
        Assert.Contains("Prompts/en/hello.wav", files);
        Assert.Contains("Models/silero_vad_v6.onnx", files);
        Assert.Contains("runtimes/linux-x64/native/libonnxruntime.so", files);
    }

    private static Task<JsonDocument> EvaluateAsync(string project) => EvaluateAsync(
        project, "-t:ComputeContainerConfig", "-getProperty:ContainerRepository,ContainerUser,ContainerBaseImage",
        "-getItem:ContainerPort,ContainerLabel,ContainerEnvironmentVariable");

    private static async Task<JsonDocument> EvaluateAsync(string project, params string[] arguments)
    {
        var (code, output, error) = await Tool.RunAsync(
            "dotnet", ["msbuild", Repository.At($"src/{project}/{project}.csproj"), .. arguments]);
        Assert.True(code == 0, output + error);
        return JsonDocument.Parse(output);
    }

    private static IEnumerable<(string Name, string Value)> Items(JsonDocument settings, string item, string value) =>
        settings.RootElement.GetProperty("Items").GetProperty(item).EnumerateArray()
            .Select(i => (i.GetProperty("Identity").GetString()!, i.GetProperty(value).GetString()!));
}
