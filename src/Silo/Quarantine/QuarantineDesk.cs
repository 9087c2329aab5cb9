using Spit.Detection;
using Spit.Detection.Quarantine;
using Spit.Grains.Quarantine;
using Spit.Silo.Outcomes;

namespace Spit.Silo.Quarantine;

/// <summary>What the quarantine's grains do together, and what the grid learns from it.</summary>
internal sealed class QuarantineDesk(
    IGrainFactory grains, Teacher teacher, ChallengerStores stores, TimeProvider time, ILogger<QuarantineDesk> logger)
{
    // Who has listened to a call knows more of it than a callee who complains for the first time (0.5).
    private const double ReviewWeight = 1;

    public IQuarantineGrain Items => grains.GetGrain<IQuarantineGrain>(IQuarantineGrain.Key);

    public IConsentsGrain Consents => grains.GetGrain<IConsentsGrain>(IConsentsGrain.Key);

    public IAuditGrain Audit => grains.GetGrain<IAuditGrain>(IAuditGrain.Key);

    /// <summary>Whether calls to a subscriber may be recorded.</summary>
    /// <param name="callee">Canonical identity.</param>
    public async Task<bool> MayRecordAsync(string callee) => await Consents.Get(callee) is { IsRecorded: true };

    /// <summary>Takes an item, unless its callee does not consent any more.</summary>
    /// <remarks>
    /// Asked before and after: a consent that is withdrawn in between finds the item, or the item finds it withdrawn.
    /// </remarks>
    public async Task<FilingReceipt> FileAsync(QuarantineItem item, uint[] sound)
    {
        var callee = item.Attempt.Callee;
        if (!await MayRecordAsync(callee)) return new FilingReceipt(QuarantineFault.None, false);
        var receipt = await Items.File(item, sound);
        if (!receipt.IsWanted || await MayRecordAsync(callee)) return receipt;
        var withdrawal = await Items.Withdraw(callee);
        return new FilingReceipt(withdrawal.Fault, false);
    }

    /// <summary>Notes a mark, and has everyone learn from it what this item has not taught yet.</summary>
    /// <remarks>
    /// A caller's record cannot unlearn: of an item that is marked spam and then ham, both lessons stay, and the
    /// complaint fades as all do.
    /// </remarks>
    public async Task<MarkReceipt> MarkAsync(string id, ReviewMark mark, string who)
    {
        var receipt = await Items.Mark(id, mark, who);
        if (receipt.Item is { } item) await TeachAsync(item, receipt.Due);
        return receipt;
    }

    /// <summary>Notes a consent; recordings of a subscriber who withdraws it are deleted.</summary>
    public async Task<QuarantineFault> SetConsentAsync(Consent consent)
    {
        var fault = await Consents.Put(consent);
        if (fault != QuarantineFault.None || consent.IsRecorded) return fault;
        var withdrawal = await Items.Withdraw(consent.Subscriber);
        await stores.DeleteAsync(withdrawal.Items);
        return withdrawal.Fault;
    }

    private async Task TeachAsync(QuarantineItem item, ReviewLessons due)
    {
        try
        {
            var now = time.GetUtcNow();
            if (due.HasFlag(ReviewLessons.Complaint))
            {
                await teacher.LearnAsync(
                    new CallReport { Attempt = item.Attempt, At = now, Weight = ReviewWeight });
            }
            if (due.HasFlag(ReviewLessons.Pass))
                await teacher.LearnAsync(new ChallengeResult { Attempt = item.Attempt, At = now, Passed = true });
        }
        catch (Exception e)
        {
            // Not tried again: some of them may have learnt it, and twice is worse than not at all.
            QuarantineLog.NotLearnt(logger, e, item.Id);
        }
    }
}
