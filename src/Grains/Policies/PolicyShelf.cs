using System.Globalization;
using Orleans.Storage;

namespace Spit.Grains.Policies;

/// <summary>The policies in the store: an index, and each text by itself.</summary>
/// <remarks>A revision exists once the index names it: its text is written before.</remarks>
internal sealed class PolicyShelf(IGrainStorage storage, int capacity)
{
    private const string IndexName = "policy-index";
    private const string TextName = "policy-text";

    private static readonly GrainId IndexId = GrainId.Create("policies", "index");

    private GrainState<PolicyIndex> _index = new(new PolicyIndex());

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<PolicyInfo> Revisions => _index.State!.Revisions;

    /// <summary>The one that runs; null before the first.</summary>
    public PolicyRevision? Running { get; private set; }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var index = new GrainState<PolicyIndex>(new PolicyIndex());
        await storage.ReadStateAsync(IndexName, IndexId, index, cancellationToken);
        index.State ??= new PolicyIndex();
        _index = index;
        Running = Revisions is [.., var last] ? await GetAsync(last.Number, cancellationToken) : null;
    }

    public async Task<PolicyRevision?> GetAsync(int number, CancellationToken cancellationToken = default)
    {
        if (Running?.Info.Number == number) return Running;
        if (Revisions.All(r => r.Number != number)) return null;
        return (await ReadTextAsync(number, cancellationToken)).State?.Revision;
    }

    /// <summary>Writes a revision that follows all others.</summary>
    /// <remarks>What is held in memory changes only when the store has taken it.</remarks>
    public async Task AddAsync(PolicyRevision revision)
    {
        // What a failed attempt at this number left behind is written over.
        var text = await ReadTextAsync(revision.Info.Number, CancellationToken.None);
        text.State = new StoredPolicy { Revision = revision };
        await storage.WriteStateAsync(TextName, IdOf(revision.Info.Number), text);

        var gone = Revisions.Take(Revisions.Count + 1 - capacity).ToList();
        var next = new PolicyIndex();
        next.Revisions.AddRange(Revisions.Skip(gone.Count).Append(revision.Info));
        var written = new GrainState<PolicyIndex>(next, _index.ETag) { RecordExists = _index.ETag is not null };
        await storage.WriteStateAsync(IndexName, IndexId, written);
        (_index, Running) = (written, revision);
        foreach (var old in gone) await ForgetAsync(old.Number);
    }

    private async Task ForgetAsync(int number)
    {
        var text = await ReadTextAsync(number, CancellationToken.None);
        await storage.ClearStateAsync(TextName, IdOf(number), text);
    }

    private async Task<GrainState<StoredPolicy>> ReadTextAsync(int number, CancellationToken cancellationToken)
    {
        var text = new GrainState<StoredPolicy>(new StoredPolicy());
        await storage.ReadStateAsync(TextName, IdOf(number), text, cancellationToken);
        return text;
    }

    private static GrainId IdOf(int number) =>
        GrainId.Create("policies", "r" + number.ToString(CultureInfo.InvariantCulture));
}
