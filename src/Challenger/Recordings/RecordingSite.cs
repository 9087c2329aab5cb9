namespace Spit.Challenger.Recordings;

/// <summary>Where recordings are made, and where they are filed.</summary>
/// <param name="Name">This challenger's; no other has it. 1 to 64 characters.</param>
/// <param name="StoreUri">Where silos reach this challenger's <c>RecordingStore</c>.</param>
/// <param name="Grid">The silos' API, in order of preference; not empty when calls are recorded.</param>
internal sealed record RecordingSite(string Name, Uri StoreUri, IReadOnlyList<Uri> Grid);
