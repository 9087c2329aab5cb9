using System.Collections.Concurrent;
using Orleans.Serialization;
using Orleans.Storage;

namespace Spit.Grains.Tests;

/// <summary>
/// A store in memory that serialises like the real one, counts, and fails for the keys it is told to.
/// </summary>
internal sealed class TestStorage(Serializer serializer) : IGrainStorage
{
    private readonly ConcurrentDictionary<string, (byte[] Data, string Tag)> _rows = new();
    private readonly ConcurrentDictionary<string, bool> _failing = new();
    private readonly ConcurrentDictionary<string, bool> _mute = new();
    private int _tag;

    public bool Holds(string key) => _rows.Keys.Any(k => k.Contains(key, StringComparison.Ordinal));

    /// <summary>What another owner of the same row would have done.</summary>
    public void OverwriteTag(string key) => _rows.AddOrUpdate(
        _rows.Keys.Single(k => k.Contains(key, StringComparison.Ordinal)), _ => default, (_, row) =>
            (row.Data, "other"));

    public void Fail(string key) => _failing[key] = true;

    public void Heal(string key) => _failing.TryRemove(key, out _);

    /// <summary>The next write is done, and its answer lost.</summary>
    public void LoseNextAnswer(string key) => _mute[key] = true;

    /// <summary>True until the answer was lost.</summary>
    public bool WillLoseAnswer(string key) => _mute.ContainsKey(key);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ThrowIfFailing(grainId);
        if (_rows.TryGetValue(KeyOf(stateName, grainId), out var row))
        {
            grainState.State = serializer.Deserialize<T>(row.Data);
            grainState.ETag = row.Tag;
            grainState.RecordExists = true;
        }
        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ThrowIfFailing(grainId);
        var key = KeyOf(stateName, grainId);
        var tag = Interlocked.Increment(ref _tag).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var found = _rows.TryGetValue(key, out var row);
        if ((found ? row.Tag : null) != grainState.ETag)
        {
            throw new InconsistentStateException("another tag");
        }
        _rows[key] = (serializer.SerializeToArray(grainState.State!), tag);
        if (_mute.Keys.FirstOrDefault(k => key.Contains(k, StringComparison.Ordinal)) is { } mute)
        {
            _mute.TryRemove(mute, out _);
            throw new TimeoutException("the store does not answer");
        }
        grainState.ETag = tag;
        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        _rows.TryRemove(KeyOf(stateName, grainId), out _);
        return Task.CompletedTask;
    }

    private void ThrowIfFailing(GrainId grainId)
    {
        if (_failing.Keys.Any(key => grainId.ToString().Contains(key, StringComparison.Ordinal)))
        {
            throw new TimeoutException("the store does not answer");
        }
    }

    private static string KeyOf(string stateName, GrainId grainId) => stateName + "|" + grainId;
}
