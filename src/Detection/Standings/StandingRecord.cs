using Spit.Detection.Counters;
using Spit.Detection.Records;

namespace Spit.Detection.Standings;

/// <summary>All that is kept about calls that have one thing in common. Not thread-safe: one grain owns it.</summary>
[GenerateSerializer, Alias("spit.StandingRecord")]
public sealed class StandingRecord
{
    // Chosen: a campaign that was stopped is remembered for days, and a rented number or address is not for ever.
    private static readonly TimeSpan Memory = TimeSpan.FromDays(3);

    // Chosen: a wave that is over speaks no longer against who comes after it. A dozen calls turn it.
    private static readonly TimeSpan RecentWindow = TimeSpan.FromHours(1);
    private const double RecentSpread = 10;

    // Chosen: records that were kept before their first call was are old.
    private const double LongKnownHours = 720;

    // Chosen: what is usual on a trunk is told by its latest five hundred calls.
    private const long PaceCalls = 500;

    [Id(0)] private SpamShare? _share;
    [Id(1)] private DecayingCounter _strangers1h;
    [Id(2)] private DecayingCounter _strangers24h;
    [Id(3)] private DecayingCounter _regulars24h;
    [Id(4)] private DistinctCounter? _callers;
    [Id(5)] private double _pace;
    [Id(6)] private long _calls;
    [Id(7)] private DecayingCounter _own24h;
    [Id(8)] private DecayingCounter _proofs;
    [Id(9)] private SpamShare? _recentShare;
    [Id(10)] private DateTimeOffset _firstAt;

    /// <summary>True when nothing was ever observed or learnt.</summary>
    public bool IsEmpty => _calls == 0 && _share is null;

    /// <summary>True when all that is known is at most one attempt, and that nobody complained of it.</summary>
    public bool IsSeenOnce => _calls <= 1 && _proofs.AtTicks == 0;

    /// <summary>Counts an attempt.</summary>
    /// <param name="now">When it was made.</param>
    /// <param name="caller">Who made it.</param>
    /// <param name="isStranger">Whether little good is known about him.</param>
    /// <param name="attempts1h">How many attempts he made in the last hour.</param>
    public void Observe(DateTimeOffset now, CallerKey caller, bool isStranger, double attempts1h)
    {
        if (_calls++ == 0) _firstAt = now;
        _pace += (Math.Log2(1 + attempts1h) - _pace) / Math.Min(_calls, PaceCalls);
        if (caller.Trust == TrustClass.Own) _own24h = _own24h.Add(now, Windows.Day);
        if (!isStranger)
        {
            _regulars24h = _regulars24h.Add(now, Windows.Day);
            return;
        }
        _strangers1h = _strangers1h.Add(now, Windows.Hour);
        _strangers24h = _strangers24h.Add(now, Windows.Day);
        (_callers ??= new()).Add(caller.Identity, now, Windows.Day);
    }

    /// <summary>Learns from how a stranger's call ended.</summary>
    /// <param name="now">When that became known.</param>
    /// <param name="logRatio">ln of how much likelier that is for spam.</param>
    /// <param name="weight">How much of a call this is: 0 to 1.</param>
    /// <param name="isProof">Whether a challenge was failed or somebody complained.</param>
    public void Learn(DateTimeOffset now, double logRatio, double weight = 1, bool isProof = false)
    {
        (_share ??= new()).Learn(logRatio, now, Memory, weight);
        (_recentShare ??= new()).Learn(logRatio, now, RecentWindow, weight, RecentSpread);
        if (isProof) _proofs = _proofs.Add(now, Memory, weight);
    }

    public StandingEvidence Evidence(DateTimeOffset now) => IsEmpty
        ? StandingEvidence.None : new()
        {
            Suspicion = _share?.LogOddsAt(now, Memory) ?? 0,
            RecentSuspicion = _recentShare?.LogOddsAt(now, RecentWindow) ?? 0,
            Learnt = _share?.CallsAt(now, Memory) ?? 0,
            Strangers1h = _strangers1h.At(now, Windows.Hour),
            Strangers24h = _strangers24h.At(now, Windows.Day),
            Regulars24h = _regulars24h.At(now, Windows.Day),
            Callers24h = _callers?.At(now, Windows.Day) ?? 0,
            Pace = _pace,
            Proofs = _proofs.At(now, Memory),
            Own24h = _own24h.At(now, Windows.Day),
            KnownHours = KnownHours(now),
        };

    private double KnownHours(DateTimeOffset now) => _firstAt != default
        ? Math.Max(0, (now - _firstAt).TotalHours)
        : _calls > 0 ? LongKnownHours : 0;
}
