using System.Diagnostics.Metrics;

namespace Spit.Challenger.Recordings;

/// <summary>What becomes of recordings. Never with a caller.</summary>
internal sealed class RecordingMeters
{
    private readonly Counter<long> _recordings;
    private readonly Counter<long> _deleted;
    private readonly Counter<long> _lost;

    public RecordingMeters(IMeterFactory meters)
    {
        var meter = meters.Create("Spit");
        _recordings = meter.CreateCounter<long>(
            "spit.recordings", "{recording}", "Calls that might have been recorded, by what became of it.");
        _deleted = meter.CreateCounter<long>(
            "spit.recordings.deleted", "{recording}", "Recordings deleted from this disk, by the reason.");
        _lost = meter.CreateCounter<long>(
            "spit.recordings.lost", "{sample}", "Samples that the writer had no room for.");
    }

    /// <param name="result">kept, discarded, failed, not_admitted or not_asked (the grid was silent).</param>
    public void Recorded(string result) => _recordings.Add(1, new KeyValuePair<string, object?>("result", result));

    /// <param name="reason">expired, room, unwanted, withdrawn or broken.</param>
    public void Deleted(string reason) => _deleted.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Lost(int samples) => _lost.Add(samples);
}
