namespace Spit.Grains.Shelves;

/// <summary>What a shelf holds.</summary>
internal enum ShelfKind
{
    Caller,
    Source,
    Standing,
    Reporter,
}
