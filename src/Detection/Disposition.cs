namespace Spit.Detection;

/// <summary>What is done with a call, from mild to severe.</summary>
public enum Disposition : byte
{
    Allow = 1,

    /// <summary>Delivered, with the verdict written on it.</summary>
    Tag = 2,

    /// <summary>Refused for now; who calls again later is let in (480 with Retry-After).</summary>
    Greylist = 3,

    /// <summary>Sent to the answering machine that tells humans from machines.</summary>
    Challenge = 4,

    Block = 5,

    /// <summary>Refused without an answer: scanners.</summary>
    Drop = 6,
}
