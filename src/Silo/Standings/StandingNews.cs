using Spit.Detection.Standings;

namespace Spit.Silo.Standings;

/// <summary>What an owner said.</summary>
/// <param name="Entry">Of what.</param>
/// <param name="Evidence">What was known then.</param>
/// <param name="HeardAt">Timestamp of the clock that the age is measured with.</param>
internal sealed record StandingNews(StandingEntry Entry, StandingEvidence Evidence, long HeardAt);
