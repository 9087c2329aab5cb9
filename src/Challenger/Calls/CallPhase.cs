namespace Spit.Challenger.Calls;

/// <summary>How far a challenged call has come.</summary>
internal enum CallPhase : byte
{
    /// <summary>Whether it may be recorded is being asked; nothing was answered yet.</summary>
    Admitting,

    /// <summary>The machine talks with the caller.</summary>
    Challenged,

    /// <summary>He passed; the callee is being called.</summary>
    Connecting,

    /// <summary>Caller and callee talk.</summary>
    Talking,

    Over,
}
