namespace Spit.DetectionBench.Population;

/// <summary>A caller's way into the network.</summary>
/// <param name="Address">Null where the trunk's border is seen instead of the sender.</param>
/// <param name="Pop">Where its calls come in as a rule; -1: wherever the trunk brings them.</param>
internal sealed record Line(Party Party, Trunk Trunk, Device Device, string? Address, int Pop, Signature Signature);
