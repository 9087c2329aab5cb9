using Spit.DetectionBench.Calls;

namespace Spit.DetectionBench.Baselines;

/// <summary>
/// Fixed thresholds per caller, as fraud modules have them [fraud modules]: calls, answer ratio, mean duration: the
/// same for
/// everybody, over the last hour and the last day.
/// </summary>
internal sealed class FixedBaseline : IBaseline
{
    // What their manuals show as examples, and what operators start with.
    private const int CallsPerHour = 60;
    private const int CallsPerDay = 250;
    private const int LeastEnded = 20;
    private const double LeastAnswered = 0.2;
    private const double LeastSeconds = 12;
    private const long HourMs = 3_600_000;
    private const long DayMs = 24 * HourMs;

    private readonly Dictionary<string, Caller> _callers = [];

    public string Symbol => "FIXED_THRESHOLD";

    public bool Refuses(Call call)
    {
        var caller = Of(call.Caller);
        caller.Hour.Enqueue(call.StartMs);
        caller.Day.Enqueue(call.StartMs);
        while (caller.Hour.Peek() <= call.StartMs - HourMs) caller.Hour.Dequeue();
        while (caller.Day.Peek() <= call.StartMs - DayMs) caller.Day.Dequeue();
        while (caller.Ended.TryPeek(out var oldest) && oldest.At <= call.StartMs - DayMs) caller.Forget();
        return caller.Hour.Count > CallsPerHour || caller.Day.Count > CallsPerDay || caller.IsPoor;
    }

    public void Ended(Call call) => Of(call.Caller).End(call.StartMs, call.DurationMs);

    private Caller Of(string uri)
    {
        var identity = UriText.Identity(uri);
        if (!_callers.TryGetValue(identity, out var caller)) _callers[identity] = caller = new Caller();
        return caller;
    }

    private sealed class Caller
    {
        private int _answered;
        private long _talkMs;

        public Queue<long> Hour { get; } = new();

        public Queue<long> Day { get; } = new();

        public Queue<(long At, int DurationMs)> Ended { get; } = new();

        /// <summary>Few answer, or those who do hang up at once.</summary>
        public bool IsPoor => Ended.Count >= LeastEnded
            && (_answered < LeastAnswered * Ended.Count || _talkMs < LeastSeconds * 1000 * _answered);

        public void End(long at, int durationMs)
        {
            Ended.Enqueue((at, durationMs));
            if (durationMs < 0) return;
            _answered++;
            _talkMs += durationMs;
        }

        public void Forget()
        {
            var (_, durationMs) = Ended.Dequeue();
            if (durationMs < 0) return;
            _answered--;
            _talkMs -= durationMs;
        }
    }
}
