using Spit.Detection.Standings;

namespace Spit.Grains.Standings;

/// <summary>The one owner, in the whole cluster, of what is known about calls that have one thing in common.</summary>
/// <remarks>
/// The key is <see cref="StandingKey"/>'s text, for example <c>trunk/ic-north/home</c>. Never asked on the way of a
/// call: each silo brings what it saw and takes what is known, for many calls at once.
/// </remarks>
[Alias("spit.IStandingGrain")]
public interface IStandingGrain : IGrainWithStringKey
{
    /// <summary>Takes in what one silo saw since it last asked, and says what is known now, that included.</summary>
    [Alias("Exchange")]
    Task<StandingEvidence> Exchange(StandingBatch batch);
}
