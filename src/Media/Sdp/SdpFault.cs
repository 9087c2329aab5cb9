namespace Spit.Media.Sdp;

/// <summary>Why a session description cannot be used.</summary>
public enum SdpFault
{
    None,

    /// <summary>It does not follow RFC 8866.</summary>
    Malformed,

    /// <summary>No audio is offered, or the answer rejects ours.</summary>
    NoAudio,

    /// <summary>All its audio is SRTP, which is not spoken here.</summary>
    SecureOnly,

    /// <summary>Audio without PCMU and PCMA, or over something else than RTP.</summary>
    NoCommonCodec,

    /// <summary>The audio's address is a name, multicast, or of the other IP family.</summary>
    UnusableAddress,

    /// <summary>More bytes, lines, media or formats than are read.</summary>
    TooLarge,

    /// <summary>An answer to which there was no offer.</summary>
    NotOffered,
}
