namespace Spit.Media.Sdp;

/// <summary>Which way audio flows, always as seen by the one whose words these are (RFC 8866 6.7).</summary>
public enum AudioDirection
{
    SendReceive,
    SendOnly,
    ReceiveOnly,
    Inactive,
}
