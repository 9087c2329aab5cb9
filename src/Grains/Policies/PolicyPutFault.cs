namespace Spit.Grains.Policies;

/// <summary>Why a policy was not put.</summary>
public enum PolicyPutFault : byte
{
    None = 0,

    /// <summary>Another revision runs than was expected.</summary>
    Changed = 1,

    /// <summary>The store did not take it.</summary>
    StoreFailed = 2,
}
