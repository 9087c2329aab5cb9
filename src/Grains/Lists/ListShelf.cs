using System.IO.Hashing;
using System.Text;
using Orleans.Storage;
using Spit.Detection.Lists;

namespace Spit.Grains.Lists;

/// <summary>
/// The lists in the store, cut into segments by the hash of an entry's name, so that a change writes a few kilobytes
/// however long the lists are.
/// </summary>
internal sealed class ListShelf(IGrainStorage storage)
{
    // Part of the stored format: another number would look for entries in the wrong segments.
    private const int SegmentCount = 256;
    private const string StateName = "list-segment";

    private readonly GrainState<ListSegment>[] _segments = new GrainState<ListSegment>[SegmentCount];

    public int Count { get; private set; }

    public IEnumerable<ListEntry> Entries => _segments.SelectMany(segment => segment.State!.Entries);

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(Enumerable.Range(0, SegmentCount).Select(i => LoadSegmentAsync(i, cancellationToken)));
        Count = _segments.Sum(segment => segment.State!.Entries.Count);
    }

    public bool Contains(string name) => Segment(name).Entries.Exists(entry => entry.Name == name);

    /// <summary>Writes the segment without what <paramref name="gone"/> names and with the new one, if any.</summary>
    /// <remarks>What is held in memory changes only when the store has taken it.</remarks>
    public async Task WriteAsync(string name, ListEntry? put, IReadOnlyCollection<string> gone)
    {
        var index = IndexOf(name);
        var (before, etag) = (_segments[index].State!.Entries, _segments[index].ETag);
        var next = new ListSegment();
        next.Entries.AddRange(before.Where(entry => entry.Name != name && !gone.Contains(entry.Name)));
        if (put is not null)
        {
            next.Entries.Add(put);
        }
        var written = new GrainState<ListSegment>(next, etag) { RecordExists = etag is not null };
        await storage.WriteStateAsync(StateName, IdOf(index), written);
        _segments[index] = written;
        Count += next.Entries.Count - before.Count;
    }

    /// <summary>Entries in the same segment that have expired, other than <paramref name="name"/> itself.</summary>
    public IReadOnlyList<string> ExpiredBeside(string name, DateTimeOffset now) =>
        [.. Segment(name).Entries.Where(e => e.IsExpired(now) && e.Name != name).Select(e => e.Name)];

    private ListSegment Segment(string name) => _segments[IndexOf(name)].State!;

    private async Task LoadSegmentAsync(int index, CancellationToken cancellationToken)
    {
        var state = new GrainState<ListSegment>(new ListSegment());
        await storage.ReadStateAsync(StateName, IdOf(index), state, cancellationToken);
        state.State ??= new ListSegment();
        _segments[index] = state;
    }

    private static int IndexOf(string name) =>
        (int)(XxHash32.HashToUInt32(Encoding.UTF8.GetBytes(name)) % SegmentCount);

    private static GrainId IdOf(int index) => GrainId.Create("lists", "segment-" + index);
}
