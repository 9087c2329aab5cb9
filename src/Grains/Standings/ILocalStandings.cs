using System.Diagnostics.CodeAnalysis;
using Spit.Detection.Standings;

namespace Spit.Grains.Standings;

/// <summary>A shard of standings as others in its silo see it; may be used on any thread.</summary>
internal interface ILocalStandings
{
    /// <summary>Says what is known, if the record is in memory.</summary>
    bool TryLook(StandingKey key, [NotNullWhen(true)] out StandingEvidence? known);

    /// <summary>Says what was known before an attempt and counts it, if the record is in memory.</summary>
    bool TryObserve(StandingKey key, StandingAttempt attempt, [NotNullWhen(true)] out StandingEvidence? known);

    /// <summary>Counts an attempt if the record is in memory; false when it is to be brought to the grain.</summary>
    bool TryTell(StandingKey key, StandingAttempt attempt);

    /// <summary>Takes in what was seen, and says what is known now, if the record is in memory.</summary>
    bool TryExchange(StandingBatch batch, [NotNullWhen(true)] out StandingEvidence? known);
}
