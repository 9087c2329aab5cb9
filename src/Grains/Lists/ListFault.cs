namespace Spit.Grains.Lists;

/// <summary>Why a change of the lists was not made.</summary>
public enum ListFault : byte
{
    None = 0,

    /// <summary>No entry has this name.</summary>
    NotFound = 1,

    /// <summary>The lists hold as many entries as they may.</summary>
    Full = 2,

    /// <summary>The store did not take it.</summary>
    StoreFailed = 3,
}
