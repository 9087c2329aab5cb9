namespace Spit.Detection.Replays;

/// <summary>How many calls go from one disposition to another.</summary>
public sealed record FlipCount(Disposition From, Disposition To, int Count);
