namespace Spit.Detection.Quarantine;

/// <summary>What leaves an audit row.</summary>
public enum AuditAction : byte
{
    Play = 1,
    Mark = 2,
    Consent = 3,
}
