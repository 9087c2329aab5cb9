using Spit.Detection.Quarantine;

namespace Spit.Grains.Quarantine;

/// <summary>An item as the store holds it. Wire record.</summary>
/// <param name="Item">The item.</param>
/// <param name="Sound">What its recording sounds like: see <see cref="SoundMatch"/>.</param>
[GenerateSerializer, Immutable, Alias("spit.StoredItem")]
internal sealed record StoredItem([property: Id(0)] QuarantineItem Item, [property: Id(1)] uint[] Sound);
