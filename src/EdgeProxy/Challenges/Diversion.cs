using Spit.Detection;
using Spit.EdgeProxy.Proxying;
using Spit.EdgeProxy.Screening;

namespace Spit.EdgeProxy.Challenges;

/// <summary>A call on its way to a challenger, as long as it may have to be taken back.</summary>
internal sealed class Diversion(CallDiverter diverter, ScreenedCall call, Verdict verdict, RoutePlan plan)
{
    // Chosen: an INVITE that was lost has been sent again by then (T1 is half of it).
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly HashSet<ChallengerNode> _tried = [];

    public ScreenedCall Call { get; } = call;

    public Verdict Verdict { get; } = verdict;

    public RoutePlan Plan { get; } = plan;

    /// <summary>Who has the call now.</summary>
    public ChallengerNode? Node { get; private set; }

    public IReadOnlyCollection<ChallengerNode> Tried => _tried;

    /// <summary>When it must have said something, if it is there at all.</summary>
    public TimeSpan HearBy { get; private set; }

    public void Begin(ChallengerNode node, TimeSpan now)
    {
        Node = node;
        HearBy = now + Patience;
        _tried.Add(node);
    }

    /// <summary>
    /// Whether the challenger's answer is one for us and not for the caller; the call is then dealt with.
    /// </summary>
    /// <param name="invite">The call.</param>
    /// <param name="code">The final response; 0: none came.</param>
    public bool TryTakeBack(ProxiedInvite invite, int code)
    {
        // 403: it does not take our word; 488: media that it cannot measure; 5xx: full, stopping or broken.
        if (code is not (0 or 403 or 488 or (>= 500 and < 600)))
            return false;
        diverter.GoOn(invite, this, code);
        return true;
    }
}
