namespace Spit.Simulator.Calling;

/// <summary>How far a call has come, as its caller sees it.</summary>
internal enum CallPhase
{
    /// <summary>The INVITE is out, no final response yet.</summary>
    Inviting,

    /// <summary>The caller gave up; the CANCEL is out, or waits for a provisional response.</summary>
    GivingUp,

    Talking,

    /// <summary>The BYE is out.</summary>
    HangingUp,

    Over,
}
