using Spit.Detection.Policies;

namespace Spit.Detection.Replays;

/// <summary>Gives verdicts of the past again under another policy.</summary>
/// <remarks>
/// The evidence is taken as it was then: a policy under which other calls had been refused would in time have met other
/// evidence. For that, see the back-test. The same records and policy always give the same report, bit for bit.
/// </remarks>
public static class Replay
{
    /// <summary>Judges every record again.</summary>
    /// <param name="records">In any order; read once.</param>
    /// <param name="policy">The other policy.</param>
    /// <param name="mostFlips">How many flips are listed; all of them are counted.</param>
    public static ReplayReport Under(IEnumerable<VerdictRecord> records, Policy policy, int mostFlips = 1000)
    {
        var flows = new SortedDictionary<(Disposition From, Disposition To), int>();
        var flips = new List<VerdictFlip>();
        var (total, moved) = (0, 0);
        foreach (var record in records)
        {
            var then = record.Verdict;
            var now = Judge.Weigh(record.Attempt, record.Evidence, policy);
            if (now.Disposition != then.Disposition)
            {
                var flow = (then.Disposition, now.Disposition);
                flows[flow] = flows.GetValueOrDefault(flow) + 1;
                if (flips.Count < mostFlips) flips.Add(new(total, record, now, ContributionChange.Between(then, now)));
            }
            else if (now.Score != then.Score)
            {
                moved++;
            }
            total++;
        }
        return new ReplayReport
        {
            PolicyRevision = policy.Revision,
            Total = total,
            Moved = moved,
            Flows = [.. flows.Select(f => new FlipCount(f.Key.From, f.Key.To, f.Value))],
            Flips = flips,
        };
    }
}
