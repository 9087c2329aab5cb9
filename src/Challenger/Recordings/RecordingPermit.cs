namespace Spit.Challenger.Recordings;

/// <summary>The grid's word that a call may be recorded.</summary>
/// <param name="Callee">Who has consented.</param>
/// <param name="Retention">How long the recording is kept.</param>
internal sealed record RecordingPermit(string Callee, TimeSpan Retention);
