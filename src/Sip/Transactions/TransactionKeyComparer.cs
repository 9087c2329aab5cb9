using System.Runtime.InteropServices;

namespace Spit.Sip.Transactions;

/// <summary>
/// Lets a dictionary of transactions be asked with the bytes of a key, without allocating:
/// <c>dictionary.GetAlternateLookup&lt;ReadOnlySpan&lt;byte&gt;&gt;()</c>.
/// </summary>
public sealed class TransactionKeyComparer
    : IEqualityComparer<TransactionKey>, IAlternateEqualityComparer<ReadOnlySpan<byte>, TransactionKey>
{
    public static TransactionKeyComparer Instance { get; } = new();

    public bool Equals(TransactionKey x, TransactionKey y) => x.Equals(y);

    public int GetHashCode(TransactionKey obj) => HashOf(obj.Bytes);

    public bool Equals(ReadOnlySpan<byte> alternate, TransactionKey other) => alternate.SequenceEqual(other.Bytes);

    public int GetHashCode(ReadOnlySpan<byte> alternate) => HashOf(alternate);

    public TransactionKey Create(ReadOnlySpan<byte> alternate) => TransactionKey.Create(alternate);

    /// <summary>
    /// The framework's string hash, which is keyed per process: whoever chooses branches cannot choose collisions.
    /// </summary>
    internal static int HashOf(ReadOnlySpan<byte> key)
    {
        var hash = string.GetHashCode(MemoryMarshal.Cast<byte, char>(key));
        return key.Length % 2 == 0 ? hash : HashCode.Combine(hash, key[^1]);
    }
}
