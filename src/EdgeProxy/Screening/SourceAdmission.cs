using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Spit.Detection;

namespace Spit.EdgeProxy.Screening;

/// <summary>How many calls a second are taken from a source that nobody declared.</summary>
/// <remarks>
/// <para>
/// A token bucket for each source address (IPv6: for each /64), of as many calls as a second brings. The buckets are
/// the generic cell rate algorithm of ITU-T I.371: of a source only the time is kept at which its bucket would be full.
/// </para>
/// <para>
/// Over UDP sources can be forged without end, so the times live in a count-min sketch (Cormode and Muthukrishnan,
/// 2005) of a fixed 1 MB: rows of cells, a source's cell in each row by a hash of its own, and of these the emptiest
/// bucket is least wrong. A source is never given more than its due; less only when other busy ones share its cell in
/// every row.
/// </para>
/// <para>Not for several threads at once.</para>
/// </remarks>
internal sealed class SourceAdmission
{
    // Chosen: of 1,000 busy sources, one in a million shares each of its cells with another.
    private const int Rows = 4;
    private const int Cells = 32_768;

    private readonly long[] _fullAt = new long[Rows * Cells];
    private readonly long _seed = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long)));
    private readonly TimeProvider _time;
    private readonly long _interval;
    private readonly long _burst;

    /// <param name="callsPerSecond">Zero: every call is taken.</param>
    /// <param name="time">Fills the buckets.</param>
    public SourceAdmission(int callsPerSecond, TimeProvider time)
    {
        _time = time;
        _burst = time.TimestampFrequency;
        _interval = callsPerSecond == 0 ? 0 : Math.Max(1, time.TimestampFrequency / callsPerSecond);
    }

    /// <summary>Takes a call, or says that it is one too many.</summary>
    public bool TryAdmit(SourceAddress source)
    {
        if (_interval == 0)
        {
            return true;
        }
        ReadOnlySpan<ulong> key = [source.High, source.IsIPv4 ? source.Low : 0];
        var hash = XxHash128.HashToUInt128(MemoryMarshal.AsBytes(key), _seed);
        Span<int> cells = stackalloc int[Rows];
        var fullAt = long.MaxValue;
        for (var row = 0; row < Rows; row++)
        {
            cells[row] = (row * Cells) + (int)((uint)(hash >> (row * 32)) % Cells);
            fullAt = Math.Min(fullAt, _fullAt[cells[row]]);
        }
        var now = _time.GetTimestamp();
        var next = Math.Max(fullAt, now) + _interval;
        if (next - now > _burst)
        {
            return false;
        }
        foreach (var cell in cells)
        {
            _fullAt[cell] = Math.Max(_fullAt[cell], next);
        }
        return true;
    }
}
