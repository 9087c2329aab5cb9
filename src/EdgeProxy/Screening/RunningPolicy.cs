using Spit.Detection.Policies;

namespace Spit.EdgeProxy.Screening;

/// <summary>The policy that verdicts are given under, replaceable while calls go on.</summary>
/// <remarks>
/// Until the grid has sent one it is the built-in policy with what the edge's own settings say; from then on the grid's
/// rules, whatever those settings say. Only <see cref="EdgeOptions.ObserveOnly"/> holds under every policy: an edge
/// that is told to let all calls pass does so until it is told otherwise at its own site.
/// </remarks>
internal sealed class RunningPolicy(EdgeOptions options)
{
    private volatile Policy _current = Policy.Default with
    {
        OnFailure = options.OnFailure,
        ObserveOnly = options.ObserveOnly,
        EmergencyNumbers = [.. options.EmergencyNumbers],
    };

    /// <summary>The policy of now. A call takes it once and keeps it to its verdict's end.</summary>
    public Policy Current => _current;

    /// <summary>Lets the next calls be judged under another policy; those being judged keep theirs.</summary>
    public void Replace(Policy policy) =>
        _current = options.ObserveOnly ? policy with { ObserveOnly = true } : policy;
}
