namespace Spit.Oracle.Tests.Sites;

/// <summary>How a store can fail.</summary>
internal enum StoreFault
{
    /// <summary>It refuses everything.</summary>
    Refuses,

    /// <summary>Writes are done, and seem not to be; reads fail.</summary>
    LosesAnswers,

    /// <summary>It answers nothing until it is well again.</summary>
    Hangs,
}
