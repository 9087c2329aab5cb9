using Spit.Detection.Policies;

namespace Spit.Grains.Policies;

/// <summary>The policy that rules in this silo, replaced whole while calls go on.</summary>
/// <param name="initial">What rules until the first replacement.</param>
public sealed class RunningPolicy(Policy initial)
{
    private volatile Policy _current = initial;

    /// <summary>Read once per call, so that one call knows one policy.</summary>
    public Policy Current => _current;

    public void Replace(Policy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        _current = policy;
    }
}
