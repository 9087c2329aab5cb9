using System.Runtime.InteropServices;

namespace Spit.Detection.Quarantine;

/// <summary>
/// Finds the recordings that share a message with another one, without comparing it with all of them. Not thread-safe.
/// </summary>
/// <remarks>
/// Of each word the upper 20 bits lead to the recordings that have them. Measured at 10 dB SNR: 17 of some 60 words are
/// still right in them. Where most of these agree on one offset, the recordings are compared there. Every step has a
/// limit: a search looks at no more than <see cref="MostWords"/> times <see cref="MostPlaces"/> places and compares
/// <see cref="MostCompared"/> times.
/// </remarks>
public sealed class SoundIndex
{
    /// <summary>Words compared of a recording: 74 s.</summary>
    public const int MostWords = 600;

    /// <summary>Places kept of one word; the oldest go first, which is no loss with words that everybody has.</summary>
    public const int MostPlaces = 128;

    /// <summary>Pairs of recording and offset that one search compares.</summary>
    public const int MostCompared = 64;

    /// <summary>Recordings that one search finds.</summary>
    public const int MostFound = 8;

    private const int KeyShift = 12;

    // Chosen: one word alone is right by chance once in some hundred recordings.
    private const int LeastVotes = 2;

    private readonly Dictionary<uint, Queue<Place>> _places = [];
    private readonly Dictionary<string, int> _numbers = [];
    private readonly Dictionary<int, (string Id, uint[] Words)> _sounds = [];
    private int _next;

    /// <summary>Recordings in it.</summary>
    public int Count => _sounds.Count;

    /// <summary>Adds a recording; one of that id already there stays.</summary>
    public void Add(string id, ReadOnlySpan<uint> words)
    {
        if (words.Length > MostWords) words = words[..MostWords];
        if (words.Length < SoundMatch.LeastOverlap || !_numbers.TryAdd(id, _next)) return;
        _sounds.Add(_next, (id, words.ToArray()));
        for (var i = 0; i < words.Length; i++)
        {
            ref var queue = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, words[i] >> KeyShift, out _);
            queue ??= new Queue<Place>(1);
            if (queue.Count == MostPlaces) queue.Dequeue();
            queue.Enqueue(new Place(_next, i));
        }
        _next++;
    }

    /// <summary>Takes a recording out.</summary>
    public void Remove(string id)
    {
        if (!_numbers.Remove(id, out var number) || !_sounds.Remove(number, out var sound)) return;
        foreach (var word in sound.Words)
        {
            if (!_places.TryGetValue(word >> KeyShift, out var queue)) continue;
            for (var left = queue.Count; left > 0; left--)
                if (queue.Dequeue() is var place && place.Number != number) queue.Enqueue(place);
            if (queue.Count == 0) _places.Remove(word >> KeyShift);
        }
    }

    /// <summary>The ids of recordings with the same message, those that agree in most words first.</summary>
    public IReadOnlyList<string> Find(ReadOnlySpan<uint> words)
    {
        if (words.Length > MostWords) words = words[..MostWords];
        var found = new List<string>();
        foreach (var (number, offset) in Candidates(words))
        {
            var (id, others) = _sounds[number];
            if (found.Contains(id) || !SoundMatch.AgreesAt(words, others, offset)) continue;
            found.Add(id);
            if (found.Count == MostFound) break;
        }
        return found;
    }

    private IEnumerable<(int Number, int Offset)> Candidates(ReadOnlySpan<uint> words)
    {
        var votes = new Dictionary<(int Number, int Offset), int>();
        for (var i = 0; i < words.Length; i++)
        {
            if (!_places.TryGetValue(words[i] >> KeyShift, out var queue)) continue;
            foreach (var place in queue)
                CollectionsMarshal.GetValueRefOrAddDefault(votes, (place.Number, i - place.Index), out _)++;
        }
        return votes.Where(v => v.Value >= LeastVotes)
            .OrderByDescending(v => v.Value)
            .ThenBy(v => v.Key)
            .Take(MostCompared)
            .Select(v => v.Key);
    }

    private readonly record struct Place(int Number, int Index);
}
