using Orleans.Concurrency;
using Spit.Detection;
using Spit.Detection.Policies;
using Spit.Detection.Records;
using Spit.Grains.Policies;
using Spit.Grains.Shards;
using Spit.Grains.Shelves;

namespace Spit.Grains.Sources;

/// <summary>Owns the <see cref="SourceRecord"/>s of one shard.</summary>
/// <remarks>A crash of its silo loses what was counted in the last <see cref="ShelfOptions.Interval"/>.</remarks>
[GrainType("source-shard")]
[ShardPlacement]
[Reentrant]
internal sealed class SourceShardGrain
    : CountingShardGrain<SourceAddress, SourceRecord, SourceEvidence>, ISourceShardGrain
{
    private readonly RunningPolicy _policy;

    public SourceShardGrain(ShelfServices services, LocalShards<SourceEvidence> here, RunningPolicy policy)
        : base(services, ShelfKind.Source, here) => _policy = policy;

    public Task Learn(CallOutcome outcome, bool isStranger) =>
        LearnAsync(outcome.Attempt.Source, outcome, isStranger, static (record, what, wasStranger, policy) =>
            record.Learn(what, wasStranger, policy));

    public Task Learn(CallReport report, bool isStranger) =>
        LearnAsync(report.Attempt.Source, report, isStranger, static (record, what, wasStranger, policy) =>
            record.Learn(what, wasStranger, policy));

    public Task Learn(ChallengeResult result, bool isStranger) =>
        LearnAsync(result.Attempt.Source, result, isStranger, static (record, what, wasStranger, policy) =>
            record.Learn(what, wasStranger, policy));

    public async Task Learn(SourceProbes probes) =>
        await Shelf.ChangeAsync(probes.Source, (probes, Now), static (record, what) =>
        {
            record.Learn(what.probes, what.Now);
            return true;
        });

    public Task<SourceEvidence?> Read(SourceAddress address) =>
        Shelf.LookAsync(address, Now, static (record, now) => record.IsEmpty ? null : record.Evidence(now));

    // Over UDP whoever forges source addresses can invent as many as he likes.
    protected override bool IsWorthKeeping(SourceAddress key, SourceRecord record) => !record.IsSeenOnce;

    protected override SourceAddress KeyOf(CallAttempt attempt) => attempt.Source;

    protected override SourceEvidence Count(SourceRecord record, CallAttempt attempt) =>
        record.Observe(Now, attempt);

    private async Task LearnAsync<TLesson>(
        SourceAddress key, TLesson lesson, bool isStranger, Action<SourceRecord, TLesson, bool, Policy> learn) =>
        await Shelf.ChangeAsync(key, (lesson, isStranger, learn, _policy.Current), static (record, what) =>
        {
            what.learn(record, what.lesson, what.isStranger, what.Current);
            return true;
        });
}
