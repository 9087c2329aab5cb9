namespace Spit.Policies;

/// <summary>A policy as text, as it is stored and sent.</summary>
/// <param name="Name">What faults call the file.</param>
/// <param name="Yaml">The policy.</param>
public sealed record PolicyText(string Name, string Yaml)
{
    /// <summary>Most characters of a policy, and of a likelihood file; chosen: a gRPC message holds both.</summary>
    public const int Limit = 1 << 20;

    /// <summary>The likelihood file that the policy names, as JSON; null when it names none.</summary>
    public string? Likelihoods { get; init; }

    /// <summary>
    /// What verdicts call the policy; null: the file's own <c>revision</c>, else a name made from the text.
    /// </summary>
    public string? Revision { get; init; }
}
