using Spit.Detection;

namespace Spit.Grains.Sources;

/// <summary>The one owner, in the whole cluster, of what is known about one source address.</summary>
/// <remarks>The key is the address's text; IPv4 in its dotted form.</remarks>
[Alias("spit.ISourceGrain")]
public interface ISourceGrain : IGrainWithStringKey
{
    /// <summary>Counts the attempt and says what is known, the attempt included.</summary>
    [Alias("Observe")]
    Task<SourceEvidence> Observe(CallAttempt attempt);

    /// <summary>Takes note of how a call from this address ended.</summary>
    [Alias("Learn")]
    Task Learn(CallOutcome outcome);

    /// <summary>What is known, without counting anything; null for an address never seen.</summary>
    [Alias("Read")]
    Task<SourceEvidence?> Read();
}
