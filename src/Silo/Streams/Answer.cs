using Spit.Silo.Standings;
using CallerEvidence = Spit.Detection.CallerEvidence;
using SourceEvidence = Spit.Detection.SourceEvidence;

namespace Spit.Silo.Streams;

/// <summary>What is said about one attempt.</summary>
/// <param name="Id">Names the attempt.</param>
/// <param name="Caller">Null when his owner did not answer.</param>
/// <param name="Source">Null when its owner did not answer.</param>
/// <param name="Standings">What was held of them.</param>
internal readonly record struct Answer(
    ulong Id, CallerEvidence? Caller, SourceEvidence? Source, HeldStandings Standings);
