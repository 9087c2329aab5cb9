namespace Spit.EdgeProxy.Screening;

/// <summary>What the edge does with an INVITE.</summary>
internal enum EdgeAction : byte
{
    /// <summary>Sent on, with the verdict written on it unless that is a plain allow.</summary>
    Deliver,

    /// <summary>Sent to a challenger.</summary>
    Divert,

    /// <summary>Answered with a final response.</summary>
    Refuse,

    /// <summary>Not answered any more.</summary>
    Silence,
}
