namespace Spit.Media.Rtp;

/// <summary>What <see cref="RtpReceiver"/> thinks of a packet.</summary>
public enum RtpArrival
{
    /// <summary>It belongs to the stream; it may be late or a copy.</summary>
    Accepted,

    /// <summary>It is the first of a stream that begins here: nothing before it counts any more.</summary>
    Started,

    /// <summary>
    /// Its number is far from the others', or its source is not the one that speaks: not to be played.
    /// </summary>
    Refused,
}
