using Spit.DetectionBench.Calls;

namespace Spit.DetectionBench.Tests.Calls;

/// <summary>A small run that several tests look at.</summary>
internal static class SmallWorld
{
    public static WorkloadOptions Options { get; } = new() { Shape = 3, Seed = 5, Days = 2, CallsPerDay = 9_000 };

    public static Call[] Calls { get; } = Workload.Generate(Options);

    public static string Text(WorkloadOptions options)
    {
        using var text = new StringWriter();
        CallWriter.Write(text, Workload.Generate(options));
        return text.ToString();
    }
}
