namespace Spit.GridBench.Silos;

/// <summary>The first line a silo writes, once it serves.</summary>
/// <param name="Api">Where edges connect.</param>
/// <param name="Gateway">Where Orleans clients connect.</param>
internal sealed record SiloEndpoints(string Api, string Gateway);
