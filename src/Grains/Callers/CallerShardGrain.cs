using Orleans.Concurrency;
using Spit.Detection;
using Spit.Detection.Policies;
using Spit.Detection.Records;
using Spit.Grains.Policies;
using Spit.Grains.Shards;
using Spit.Grains.Shelves;

namespace Spit.Grains.Callers;

/// <summary>Owns the <see cref="CallerRecord"/>s of one shard.</summary>
/// <remarks>A crash of its silo loses what was counted in the last <see cref="ShelfOptions.Interval"/>.</remarks>
[GrainType("caller-shard")]
[ShardPlacement]
[Reentrant]
internal sealed class CallerShardGrain
    : CountingShardGrain<CallerKey, CallerRecord, CallerEvidence>, ICallerShardGrain
{
    private readonly RunningPolicy _policy;

    public CallerShardGrain(ShelfServices services, LocalShards<CallerEvidence> here, RunningPolicy policy)
        : base(services, ShelfKind.Caller, here) => _policy = policy;

    public Task<bool> Learn(CallOutcome outcome) =>
        LearnAsync(outcome.Attempt.Caller, outcome.EndedAt, outcome, static (record, what, policy) =>
            record.Learn(what, policy));

    public Task<bool> Learn(CallReport report) =>
        LearnAsync(report.Attempt.Caller, report.At, report, static (record, what, policy) =>
            record.Learn(what, policy));

    public Task<bool> Learn(ChallengeResult result) =>
        LearnAsync(result.Attempt.Caller, result.At, result, static (record, what, policy) =>
            record.Learn(what, policy));

    public async Task<int> RevokeCredits(CallerKey key) =>
        await Shelf.ChangeAsync(key, Now, static (record, now) => record.RevokeCredits(now));

    public async Task Receive(CallerKey key, DateTimeOffset at, string from) =>
        await Shelf.ChangeAsync(key, (at, from), static (record, call) =>
        {
            record.Receive(call.at, call.from);
            return true;
        });

    public Task<CallerEvidence?> Read(CallerKey key, string? callee) =>
        Shelf.LookAsync(key, (Now, callee), static (record, look) =>
            record.IsEmpty ? null : record.Evidence(look.Now, look.callee));

    // Own subscribers cannot be invented; whoever else calls once is on probation.
    protected override bool IsWorthKeeping(CallerKey key, CallerRecord record) =>
        key.Trust == TrustClass.Own || !record.IsSeenOnce;

    protected override CallerKey KeyOf(CallAttempt attempt) => attempt.Caller;

    protected override CallerEvidence Count(CallerRecord record, CallAttempt attempt) => record.Observe(
        Now, attempt, _policy.Current.Numbers);

    private async Task<bool> LearnAsync<TLesson>(
        CallerKey key, DateTimeOffset at, TLesson lesson, Action<CallerRecord, TLesson, Policy> learn) =>
        await Shelf.ChangeAsync(key, (at, lesson, learn, _policy.Current), static (record, what) =>
        {
            var wasStranger = record.IsStranger(what.at);
            what.learn(record, what.lesson, what.Current);
            return wasStranger;
        });
}
