namespace Spit.Media.Challenges;

/// <summary>What came of asking for a digit, the better the higher.</summary>
public enum KeyedAnswer
{
    NotAsked = -1,

    /// <summary>Asked, and no key was pressed: the caller may have no keys, or cannot reach them.</summary>
    None = 0,

    Wrong = 1,

    RightAtLast = 2,

    RightAtOnce = 3,
}
