namespace Spit.Media.Rtp;

/// <summary>Which ways an audio stream may flow, as seen by us (RFC 8866 6.7, RFC 3264 5.1).</summary>
public enum AudioDirection
{
    /// <summary>Both ways.</summary>
    SendReceive,

    /// <summary>We send; what arrives is not for us: the other side has put us on hold, or listens only.</summary>
    SendOnly,

    /// <summary>We listen and send nothing but RTCP.</summary>
    ReceiveOnly,

    /// <summary>Neither way; RTCP goes on.</summary>
    Inactive,
}
