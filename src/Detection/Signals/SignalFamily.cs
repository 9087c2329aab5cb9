namespace Spit.Detection.Signals;

/// <summary>What kind of evidence a signal rests on. Two signals of one family are one witness.</summary>
internal enum SignalFamily
{
    /// <summary>No evidence at all; where the odds begin.</summary>
    Prior,

    /// <summary>What people decided; forces the verdict.</summary>
    Lists,

    /// <summary>What is said about the address; it never convicts the caller.</summary>
    Address,

    Rate,
    FanOut,
    Completion,
    Reciprocity,
    Reputation,
    Challenge,
    Identity,
    Peer,
    Scanner,
    Campaign,
    Range,
    Callee,
}
