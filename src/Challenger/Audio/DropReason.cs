namespace Spit.Challenger.Audio;

/// <summary>Why a packet was not listened to.</summary>
internal enum DropReason
{
    /// <summary>It came from somewhere else than agreed on.</summary>
    Stranger,

    /// <summary>It is no RTP or RTCP packet.</summary>
    Unreadable,

    /// <summary>Its source, number, payload type or length is none that was to come, or it came too late.</summary>
    Unfit,
}
