using Spit.Detection;
using Spit.Detection.Lists;
using Spit.Detection.Policies;
using Spit.EdgeProxy.Challenges;
using Spit.EdgeProxy.Grid;
using Spit.EdgeProxy.Proxying;
using Spit.Sip;
using Spit.Sip.Messages;

namespace Spit.EdgeProxy.Screening;

/// <summary>Asks the grid, lets the judge weigh, acts on the verdict.</summary>
internal sealed partial class CallScreen(
    SipProxy proxy,
    RequestSender sender,
    AttemptReader attempts,
    IGrid grid,
    RunningPolicy policies,
    Refusal refusal,
    CallDiverter? diverter,
    TimeSpan liveBlock,
    TimeProvider time,
    ILogger<CallScreen> logger)
{
    private readonly AttemptMemory _memory = new();
    private readonly SipHeaderSlot[] _slots = new SipHeaderSlot[SipLimits.MaxHeaders];

    public bool IsEmergency(SipMessageView request) =>
        request.Method == SipMethod.Invite && EmergencyNumbers.IsEmergency(request.RequestUri, policies.Current);

    /// <summary>
    /// Begins the screening of a new call; the INVITE goes on, or is refused, when the verdict is there.
    /// </summary>
    public void Screen(ProxiedInvite invite, SipMessageView request, in RoutePlan plan)
    {
        var call = _memory.Find(request, proxy.Now);
        if (call is null)
        {
            var policy = policies.Current;
            var attempt = attempts.Read(request, invite.Request, policy);
            // A call to an emergency number tells nothing about its caller, neither good nor bad.
            call = new ScreenedCall(attempt, policy) { IsAccounted = attempt.IsEmergency };
            _memory.Remember(request, call, proxy.Now);
            call.Judged = JudgeAsync(call);
        }
        invite.Call = call;
        if (call.Verdict is { } verdict)
            Act(invite, call, request, plan, verdict);
        else
            _ = ActWhenJudgedAsync(invite, call, plan);
    }

    private async Task<Verdict> JudgeAsync(ScreenedCall call)
    {
        var started = time.GetTimestamp();
        var verdict = await WeighAsync(call.Attempt, call.Policy).ConfigureAwait(false);
        call.Verdict = verdict;
        proxy.Metrics.Call(verdict, time.GetElapsedTime(started));
        if (verdict.Disposition != Disposition.Allow && logger.IsEnabled(LogLevel.Information))
            LogVerdict(call.Attempt, verdict);
        return verdict;
    }

    // A bug on the way to a verdict must not cost the call: it goes on as if the grid were silent, and is counted.
    private async ValueTask<Verdict> WeighAsync(CallAttempt attempt, Policy policy)
    {
        try
        {
            var evidence = await GatherAsync(attempt).ConfigureAwait(false);
            var verdict = Judge.Weigh(attempt, evidence, policy);
            if (verdict.IsForHimself && liveBlock > TimeSpan.Zero)
                grid.Block(new LiveBlock(attempt.Caller, liveBlock));
            return verdict;
        }
        catch (Exception e)
        {
            proxy.TellFault(e, "verdict");
            return new Verdict
            {
                Disposition = policy.OnFailure,
                Score = default,
                Contributions = [],
                ForcedBy = ForcingRules.Fault,
                PolicyRevision = policy.Revision,
                Missing = MissingEvidence.Failed,
            };
        }
    }

    // An emergency call waits for nobody, and a listed caller is refused here: that is what keeps a flood off the grid.
    private async ValueTask<Evidence> GatherAsync(CallAttempt attempt)
    {
        if (attempt.IsEmergency)
            return new Evidence();
        var listed = grid.Lists.Match(attempt.Caller.Identity, attempt.Source, attempt.At);
        if (listed is { List: ListKind.Block })
            return new Evidence { Listed = listed };
        return listed is null && grid.IsLiveBlocked(attempt.Caller)
            ? new Evidence { IsLiveBlocked = true }
            : await grid.AskAsync(attempt).ConfigureAwait(false);
    }

    private async Task ActWhenJudgedAsync(ProxiedInvite invite, ScreenedCall call, RoutePlan plan)
    {
        var verdict = await call.Judged!.ConfigureAwait(false);
        proxy.Enter((this, invite, call, plan, verdict), static s =>
        {
            var (screen, invite, call, plan, verdict) = s;
            screen.Act(invite, call, invite.Request.Read(screen._slots), plan, verdict);
            screen.Reschedule(invite);
        });
    }

    /// <summary>No challenger will have a call that was to be challenged.</summary>
    public void ActWithout(ProxiedInvite invite, Diversion diversion) => Act(
        invite, diversion.Call, invite.Request.Read(_slots), diversion.Plan, diversion.Verdict, canChallenge: false);

    private void Reschedule(ProxiedInvite invite) => proxy.Schedule(invite);

    private void Act(
        ProxiedInvite invite,
        ScreenedCall call,
        SipMessageView request,
        in RoutePlan plan,
        Verdict verdict,
        bool canChallenge = true)
    {
        // The caller gave up before the verdict came.
        if (!invite.IsPending)
            return;
        canChallenge = canChallenge && diverter is not null;
        switch (EdgeActions.For(verdict.Disposition, call.Policy, canChallenge))
        {
            case EdgeAction.Divert:
                if (!diverter!.TryDivert(invite, call, request, plan, verdict))
                    Act(invite, call, request, plan, verdict, canChallenge: false);
                break;
            case EdgeAction.Deliver:
                sender.Send(invite, request, plan, verdict);
                break;
            case EdgeAction.Refuse:
                call.IsAccounted = true;
                var effective = EdgeActions.Effective(verdict.Disposition, call.Policy, canChallenge);
                invite.Answer(refusal.Of(verdict, effective), proxy.Now);
                break;
            default:
                call.IsAccounted = true;
                invite.FallSilent(proxy.Now);
                break;
        }
    }

    private void LogVerdict(CallAttempt attempt, Verdict verdict) => LogVerdict(
        Names.Of(verdict.Disposition),
        verdict.Score,
        MaskedIdentity.Of(attempt.Caller.Identity),
        MaskedIdentity.Of(attempt.Callee),
        verdict.ForcedBy ?? "score",
        string.Join("; ", verdict.Contributions.Select(c => $"{c.Symbol} {c.Score} ({c.Reason})")));

    [LoggerMessage(2020, LogLevel.Information,
        "{Disposition} {Score}: {Caller} calls {Callee}, decided by {Rule}: {Reasons}")]
    private partial void LogVerdict(
        string disposition, Score score, string caller, string callee, string rule, string reasons);
}
