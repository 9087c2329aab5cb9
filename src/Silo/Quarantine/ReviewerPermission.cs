namespace Spit.Silo.Quarantine;

/// <summary>What a reviewer may do; each by itself.</summary>
public enum ReviewerPermission
{
    /// <summary>See items and audit rows.</summary>
    List,

    /// <summary>Listen to recordings.</summary>
    Play,

    /// <summary>Say what a call was.</summary>
    Mark,

    /// <summary>Say whose calls may be recorded.</summary>
    Consent,
}
