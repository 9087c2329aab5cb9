namespace Spit.Oracle.Tests.Schedules;

/// <summary>What a <see cref="Step"/> does.</summary>
internal enum StepKind
{
    /// <summary>An edge asks about an attempt, and nobody waits for the answer yet.</summary>
    Ask,

    /// <summary>All answers are waited for.</summary>
    Settle,

    /// <summary>An edge's connections break.</summary>
    Break,

    /// <summary>An edge tells how a call ended.</summary>
    Report,

    /// <summary>The store begins to fail.</summary>
    StoreFails,

    /// <summary>The store is well again.</summary>
    StoreHeals,
}
