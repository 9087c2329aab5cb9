namespace Spit.Grains.Lists;

/// <summary>Where the lists are kept, and how many entries they may have.</summary>
public sealed class ListsOptions
{
    /// <summary>The keyed <see cref="Orleans.Storage.IGrainStorage"/> that holds the lists.</summary>
    public const string StorageName = "lists";

    /// <summary>The most entries that both lists may have together; from 1.</summary>
    // Chosen: with 150 bytes an entry a snapshot for an edge stays below 32 MB.
    public int Capacity { get; init; } = 200_000;
}
