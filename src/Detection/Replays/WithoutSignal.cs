namespace Spit.Detection.Replays;

/// <summary>What would have become of a call had one signal, or one rule, said nothing.</summary>
/// <param name="Symbol">The signal.</param>
/// <param name="Disposition">What would have been done.</param>
/// <param name="Flips">True when that is not what was done.</param>
public sealed record WithoutSignal(string Symbol, Disposition Disposition, bool Flips);
