using Spit.Detection.Standings;
using P = Spit.Protocol.V1;

namespace Spit.Silo.Standings;

/// <summary>What an owner said.</summary>
/// <param name="kind">Of what kind of thing.</param>
/// <param name="evidence">What was known then.</param>
/// <param name="heardAt">Timestamp of the clock that the age is measured with.</param>
internal sealed class StandingNews(StandingKind kind, StandingEvidence evidence, long heardAt)
{
    private P.StandingEvidence? _wire;

    public StandingEvidence Evidence => evidence;

    public long HeardAt => heardAt;

    /// <summary>The same for the edges: one message, which many answers share and none changes.</summary>
    public P.StandingEvidence Wire => _wire ??= Api.Wire.Of(kind, evidence);
}
