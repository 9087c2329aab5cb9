using System.IO.Hashing;
using System.Text;
using Orleans.Storage;

namespace Spit.Grains.Quarantine;

/// <summary>Rows in the store, in segments, so that a change writes a few kilobytes however many there are.</summary>
/// <param name="storage">The store.</param>
/// <param name="name">What the rows are; part of their keys.</param>
/// <param name="count">How many segments; part of the stored format.</param>
internal sealed class SegmentShelf<T>(IGrainStorage storage, string name, int count)
{
    private readonly GrainState<Segment<T>>[] _segments = new GrainState<Segment<T>>[count];

    public IEnumerable<T> All => _segments.SelectMany(segment => segment.State!.Rows);

    public Task LoadAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(index => LoadAsync(index, cancellationToken)));

    public IReadOnlyList<T> Rows(int index) => _segments[index].State!.Rows;

    /// <summary>The segment of a key.</summary>
    public int IndexOf(string key) => (int)(XxHash32.HashToUInt32(Encoding.UTF8.GetBytes(key)) % (uint)count);

    /// <summary>Writes a segment's rows.</summary>
    /// <remarks>What is held in memory changes only when the store has taken it.</remarks>
    public async Task WriteAsync(int index, IEnumerable<T> rows)
    {
        var etag = _segments[index].ETag;
        var next = new Segment<T> { Rows = [.. rows] };
        var written = new GrainState<Segment<T>>(next, etag) { RecordExists = etag is not null };
        await storage.WriteStateAsync(name, IdOf(index), written);
        _segments[index] = written;
    }

    private async Task LoadAsync(int index, CancellationToken cancellationToken)
    {
        var state = new GrainState<Segment<T>>(new Segment<T>());
        await storage.ReadStateAsync(name, IdOf(index), state, cancellationToken);
        state.State ??= new Segment<T>();
        _segments[index] = state;
    }

    private GrainId IdOf(int index) => GrainId.Create("quarantine", $"{name}-{index}");
}
