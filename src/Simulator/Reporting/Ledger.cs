using Spit.Simulator.Scenarios;

namespace Spit.Simulator.Reporting;

/// <summary>Books one verdict per call, from both of its sides.</summary>
/// <param name="pops">Every point of presence.</param>
/// <param name="show">Told of each verdict once.</param>
internal sealed class Ledger(IReadOnlyList<string> pops, Action<CallVerdict> show)
{
    private readonly Dictionary<PlannedCall, CallVerdict> _verdicts = new(ReferenceEqualityComparer.Instance);
    private TimeSpan? _firstRobocall;

    /// <summary>The call is being placed.</summary>
    public void Place(PlannedCall call, TimeSpan now)
    {
        if (call.Kind == CallerKind.Robocaller)
            _firstRobocall ??= now;
    }

    /// <summary>The call reached its callee; a null tag: the edge wrote nothing on it.</summary>
    public void Deliver(PlannedCall call, VerdictText? tag, TimeSpan now)
    {
        var disposition = tag?.Disposition switch
        {
            null or "allow" => Disposition.Allow,
            "challenge" => Disposition.Challenge,
            _ => Disposition.Tag,
        };
        Book(new CallVerdict(now, call, disposition, tag?.Score ?? "", tag?.Why ?? ""));
    }

    /// <summary>
    /// A final response other than 2xx reached the caller. It is the edge's verdict unless the call was delivered
    /// before, and none at all when the caller gave up first (487).
    /// </summary>
    public void Refuse(PlannedCall call, Refusal refusal, TimeSpan now)
    {
        if (refusal.Code != 487)
            Book(new CallVerdict(now, call, refusal.Disposition, refusal.Score, refusal.Why));
    }

    /// <summary>The call came to nothing.</summary>
    public void Fail(PlannedCall call, string why, TimeSpan now) =>
        Book(new CallVerdict(now, call, Disposition.Fail, "", why));

    public Summary Summarise()
    {
        var verdicts = _verdicts.Values;
        var blocks = pops.Select(pop => SecondsToBlock(pop)).Where(seconds => seconds is not null).Order().ToList();
        return new Summary
        {
            Calls = verdicts.Count,
            Allowed = Count(Disposition.Allow),
            Tagged = Count(Disposition.Tag),
            Challenged = Count(Disposition.Challenge),
            Blocked = Count(Disposition.Block) + Count(Disposition.Greylist),
            Failed = Count(Disposition.Fail),
            WronglyBlocked = verdicts.Count(verdict => IsHonest(verdict.Call) && IsRefused(verdict)),
            SecondsToFirstBlock = blocks.FirstOrDefault(),
            SecondsToBlockAtOtherPop = blocks.Skip(1).FirstOrDefault(),
            Honest = verdicts.Count(verdict => IsHonest(verdict.Call)),
            RobocallsChallenged = verdicts.Count(verdict =>
                !IsHonest(verdict.Call) && verdict.Disposition == Disposition.Challenge),
            RobocallsDelivered = verdicts.Count(verdict =>
                !IsHonest(verdict.Call) && verdict.Disposition is Disposition.Allow or Disposition.Tag),
        };

        int Count(Disposition disposition) => verdicts.Count(verdict => verdict.Disposition == disposition);
    }

    private static bool IsHonest(PlannedCall call) => call.Kind != CallerKind.Robocaller;

    private static bool IsRefused(CallVerdict verdict) =>
        verdict.Disposition is Disposition.Block or Disposition.Greylist;

    private double? SecondsToBlock(string pop)
    {
        var first = _verdicts.Values
            .Where(verdict => verdict.Call.Edge.Pop == pop && !IsHonest(verdict.Call) && IsRefused(verdict))
            .MinBy(verdict => verdict.At);
        return first is null ? null : Math.Round((first.At - _firstRobocall!.Value).TotalSeconds, 3);
    }

    private void Book(CallVerdict verdict)
    {
        if (_verdicts.TryAdd(verdict.Call, verdict))
            show(verdict);
    }
}
