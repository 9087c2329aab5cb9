namespace Spit.Media.Codecs;

/// <summary>The two companding laws of ITU-T G.711.</summary>
public enum G711Law
{
    /// <summary>mu-law: PCMU, static payload type 0 (RFC 3551 6).</summary>
    Mu,

    /// <summary>A-law: PCMA, static payload type 8 (RFC 3551 6).</summary>
    A,
}
