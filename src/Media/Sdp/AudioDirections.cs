namespace Spit.Media.Sdp;

internal static class AudioDirections
{
    /// <summary>The same flow as the other side says it.</summary>
    public static AudioDirection Mirrored(this AudioDirection direction) => direction switch
    {
        AudioDirection.SendOnly => AudioDirection.ReceiveOnly,
        AudioDirection.ReceiveOnly => AudioDirection.SendOnly,
        _ => direction,
    };

    /// <summary>What both sides allow.</summary>
    public static AudioDirection Within(this AudioDirection direction, AudioDirection other) =>
        (Sends(direction) && Sends(other), Receives(direction) && Receives(other)) switch
        {
            (true, true) => AudioDirection.SendReceive,
            (true, false) => AudioDirection.SendOnly,
            (false, true) => AudioDirection.ReceiveOnly,
            _ => AudioDirection.Inactive,
        };

    public static ReadOnlySpan<byte> Attribute(this AudioDirection direction) => direction switch
    {
        AudioDirection.SendOnly => "sendonly"u8,
        AudioDirection.ReceiveOnly => "recvonly"u8,
        AudioDirection.Inactive => "inactive"u8,
        _ => "sendrecv"u8,
    };

    private static bool Sends(AudioDirection d) => d is AudioDirection.SendReceive or AudioDirection.SendOnly;

    private static bool Receives(AudioDirection d) => d is AudioDirection.SendReceive or AudioDirection.ReceiveOnly;
}
