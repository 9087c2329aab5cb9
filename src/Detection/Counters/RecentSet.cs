namespace Spit.Detection.Counters;

/// <summary>Remembers the latest distinct texts, up to a limit; the oldest leaves for a new one.</summary>
/// <remarks>16 bytes for an empty one, four a text. Two texts in 4 billion are taken for each other.</remarks>
[GenerateSerializer, Alias("spit.RecentSet")]
public sealed class RecentSet
{
    /// <summary>The most texts that are held.</summary>
    public const int Capacity = 128;

    private const int FirstCapacity = 4;

    [Id(0)] private uint[] _hashes = [];
    [Id(1)] private int _count;
    [Id(2)] private int _oldest;

    public int Count => _count;

    public bool Contains(string text) => Contains(StableHash.Of(text));

    /// <summary>Enters a text; true when it was not held.</summary>
    public bool Add(string text)
    {
        var hash = StableHash.Of(text);
        if (Contains(hash)) return false;
        if (_count < Capacity)
        {
            if (_count == _hashes.Length) Array.Resize(ref _hashes, Math.Max(FirstCapacity, _count * 2));
            _hashes[_count++] = hash;
        }
        else
        {
            _hashes[_oldest] = hash;
            _oldest = (_oldest + 1) % Capacity;
        }
        return true;
    }

    private bool Contains(uint hash) => _hashes.AsSpan(0, _count).Contains(hash);
}
