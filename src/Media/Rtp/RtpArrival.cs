namespace Spit.Media.Rtp;

/// <summary>What a packet is to the stream so far.</summary>
public enum RtpArrival
{
    /// <summary>The next, a later or a reordered packet of the stream.</summary>
    Accepted,

    /// <summary>The first packet of a new stream: another SSRC, or sequence numbers begun anew.</summary>
    NewStream,

    /// <summary>Not of the stream, or not yet: a single packet of another SSRC or far away.</summary>
    Dropped,
}
