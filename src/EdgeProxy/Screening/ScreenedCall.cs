using Spit.Detection;
using Spit.Detection.Policies;

namespace Spit.EdgeProxy.Screening;

/// <summary>What is known about an INVITE beyond its bytes.</summary>
internal sealed class ScreenedCall(CallAttempt attempt, Policy policy)
{
    public CallAttempt Attempt { get; } = attempt;

    /// <summary>The policy that ran when the call came: it holds for the call whatever is pushed meanwhile.</summary>
    public Policy Policy { get; } = policy;

    /// <summary>Completes when the judge has spoken; every INVITE that belongs to the call waits for it.</summary>
    public Task<Verdict>? Judged { get; set; }

    /// <summary>Null until the judge has spoken.</summary>
    public Verdict? Verdict { get; set; }

    /// <summary>
    /// True once the call's end was told to the grid, or there is none to tell: a refused call has no outcome.
    /// </summary>
    public bool IsAccounted { get; set; }
}
