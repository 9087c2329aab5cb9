using System.Buffers.Binary;
using System.Globalization;
using Spit.Grains.Shelves;
using StackExchange.Redis;

namespace Spit.Silo.Store;

/// <summary>Records in Redis: a string each, its version in the first eight bytes.</summary>
/// <remarks>
/// The name of the shelf is the keys' hash tag, so that what is read or written together is in one slot of a Redis
/// Cluster.
/// </remarks>
internal sealed class RecordStore(StoreConnection store, SiloOptions options, ShelfOptions shelves) : IRecordStore
{
    private const int VersionBytes = sizeof(long);

    // ARGV: the expiry, then for each key the version it must have (empty: absent) and its new bytes.
    private const string WriteScript = """
        local held = {}
        for i, key in ipairs(KEYS) do
            local version = redis.call('GETRANGE', key, 0, 7)
            if version == ARGV[2 * i] then
                redis.call('SET', key, ARGV[2 * i + 1], 'PX', ARGV[1])
                version = string.sub(ARGV[2 * i + 1], 1, 8)
            end
            held[i] = version
        end
        return held
        """;

    private readonly string _expiry =
        ((long)shelves.Expiry.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);

    public async Task<IReadOnlyList<StoredRecord>> ReadAsync(ShelfName shelf, IReadOnlyList<string> keys)
    {
        var values = await Database.StringGetAsync([.. keys.Select(key => KeyOf(shelf, key))]);
        return Array.ConvertAll(values, value => Read(value));
    }

    public async Task<IReadOnlyList<long>> WriteAsync(ShelfName shelf, IReadOnlyList<RecordWrite> writes)
    {
        var keys = new RedisKey[writes.Count];
        var values = new RedisValue[1 + (2 * writes.Count)];
        values[0] = _expiry;
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = KeyOf(shelf, writes[i].Key);
            values[1 + (2 * i)] = Bytes(writes[i].Version, []);
            values[2 + (2 * i)] = Bytes(writes[i].Next, writes[i].Bytes.Span);
        }
        var held = (RedisValue[]?)await Database.ScriptEvaluateAsync(WriteScript, keys, values);
        return Array.ConvertAll(held ?? [], value => Read(value).Version);
    }

    private IDatabase Database => store.Connection.GetDatabase();

    private string KeyOf(ShelfName shelf, string key) => $"{options.ClusterId}/{{{shelf}}}/{key}";

    private static StoredRecord Read(RedisValue value)
    {
        ReadOnlyMemory<byte> bytes = value;
        return bytes.Length < VersionBytes
            ? StoredRecord.None
            : new StoredRecord(BinaryPrimitives.ReadInt64LittleEndian(bytes.Span), bytes[VersionBytes..]);
    }

    private static byte[] Bytes(long version, ReadOnlySpan<byte> record)
    {
        if (version == 0)
        {
            return [];
        }
        var bytes = new byte[VersionBytes + record.Length];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, version);
        record.CopyTo(bytes.AsSpan(VersionBytes));
        return bytes;
    }
}
