namespace Spit.GridBench.Silos;

/// <summary>What a silo's process has used.</summary>
/// <param name="CpuMilliseconds">Since its start, user and system.</param>
/// <param name="HeapBytes">Managed heap; after a full collection where one was ordered.</param>
/// <param name="WorkingSetBytes">Resident memory.</param>
internal sealed record SiloUsage(double CpuMilliseconds, long HeapBytes, long WorkingSetBytes)
{
    public static SiloUsage Now() => new(
        Environment.CpuUsage.TotalTime.TotalMilliseconds, GC.GetTotalMemory(false), Environment.WorkingSet);
}
