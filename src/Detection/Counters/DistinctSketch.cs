namespace Spit.Detection.Counters;

/// <summary>A set of hashes: exact to 64, then 256 registers of one byte.</summary>
[GenerateSerializer, Alias("spit.DistinctSketch")]
internal sealed class DistinctSketch
{
    public const int ExactLimit = 64;

    private const int FirstCapacity = 4;

    [Id(0)] private uint[] _hashes = [];
    [Id(1)] private int _count;
    [Id(2)] private byte[]? _registers;

    public bool IsExact => _registers is null;

    /// <summary>The hashes held; empty when the set has outgrown them.</summary>
    public ReadOnlySpan<uint> Hashes => _hashes.AsSpan(0, _count);

    /// <summary>Enters one hash; true when that changed the set.</summary>
    public bool Add(uint hash)
    {
        if (_registers is not null) return HyperLogLog.Add(_registers, hash);
        if (Hashes.Contains(hash)) return false;
        if (_count == ExactLimit)
        {
            _registers = new byte[HyperLogLog.Registers];
            foreach (var held in Hashes) HyperLogLog.Add(_registers, held);
            _hashes = [];
            _count = 0;
            HyperLogLog.Add(_registers, hash);
            return true;
        }
        if (_count == _hashes.Length) Array.Resize(ref _hashes, Math.Max(FirstCapacity, _count * 2));
        _hashes[_count++] = hash;
        return true;
    }

    public void MergeInto(Span<byte> registers)
    {
        if (_registers is not null) HyperLogLog.Merge(registers, _registers);
        foreach (var hash in Hashes) HyperLogLog.Add(registers, hash);
    }
}
