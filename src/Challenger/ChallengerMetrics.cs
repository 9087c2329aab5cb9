using System.Diagnostics.Metrics;

namespace Spit.Challenger;

/// <summary>The challenger's instruments; a caller or an address is never a tag.</summary>
internal sealed class ChallengerMetrics : IDisposable
{
    private readonly Meter _meter;
    private readonly Counter<long> _calls;
    private readonly Counter<long> _paths;
    private readonly UpDownCounter<long> _active;
    private readonly Histogram<double> _duration;

    public ChallengerMetrics(IMeterFactory meters)
    {
        _meter = meters.Create("Spit");
        _calls = _meter.CreateCounter<long>("spit.challenge.calls", "{call}", "Calls by how far their challenge came");
        _paths = _meter.CreateCounter<long>(
            "spit.challenge.direct", "{call}", "Connected calls by what came of sending their audio past here");
        _active = _meter.CreateUpDownCounter<long>("spit.challenge.active", "{call}", "Calls that are here now");
        _duration = _meter.CreateHistogram<double>(
            "spit.challenge.duration", "s", "From a call's arrival to what was found of its caller");
    }

    /// <param name="result">
    /// human, robot, unsure, abandoned (hung up before anything was found), connected; or why it was not taken: full,
    /// caller_limit, hand_over, media, stopping.
    /// </param>
    public void Call(string result) => _calls.Add(1, new KeyValuePair<string, object?>("result", result));

    /// <param name="result">
    /// direct; why it stayed here: refused (by a party), translated (a party's address); returned: sent back here.
    /// </param>
    public void Path(string result) => _paths.Add(1, new KeyValuePair<string, object?>("result", result));

    public void Began() => _active.Add(1);

    public void Ended() => _active.Add(-1);

    public void Found(TimeSpan after) => _duration.Record(after.TotalSeconds);

    public void Dispose() => _meter.Dispose();
}
