namespace Spit.Grains.Quarantine;

/// <summary>Why the quarantine did not change.</summary>
public enum QuarantineFault : byte
{
    None = 0,

    /// <summary>There is no such item.</summary>
    NotFound = 1,

    /// <summary>There are as many as there may be.</summary>
    Full = 2,

    /// <summary>The store did not take it.</summary>
    StoreFailed = 3,
}
