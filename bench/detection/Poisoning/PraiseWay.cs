namespace Spit.DetectionBench.Poisoning;

/// <summary>Who calls whom when a spammer and his accomplices praise him.</summary>
internal enum PraiseWay
{
    /// <summary>He calls them: calls of his that end well.</summary>
    Calling,

    /// <summary>They call him: nobody calls a robot.</summary>
    Called,
}
