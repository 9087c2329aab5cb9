namespace Spit.Sip;

/// <summary>Method tokens and what they stand for.</summary>
public static class SipMethods
{
    /// <summary>The method a token names; <see cref="SipMethod.Unknown"/> for an extension method or none.</summary>
    /// <param name="token">The token as written. Case matters (RFC 3261 7.1).</param>
    public static SipMethod Read(ReadOnlySpan<byte> token)
    {
        return token.Length switch
        {
            3 => token.SequenceEqual("ACK"u8) ? SipMethod.Ack : Known(token, "BYE"u8, SipMethod.Bye),
            4 => Known(token, "INFO"u8, SipMethod.Info),
            5 => token.SequenceEqual("REFER"u8) ? SipMethod.Refer : Known(token, "PRACK"u8, SipMethod.Prack),
            6 => ReadSix(token),
            7 => ReadSeven(token),
            8 => Known(token, "REGISTER"u8, SipMethod.Register),
            9 => Known(token, "SUBSCRIBE"u8, SipMethod.Subscribe),
            _ => SipMethod.Unknown,
        };
    }

    private static SipMethod ReadSix(ReadOnlySpan<byte> token) => token[0] switch
    {
        (byte)'I' => Known(token, "INVITE"u8, SipMethod.Invite),
        (byte)'C' => Known(token, "CANCEL"u8, SipMethod.Cancel),
        (byte)'N' => Known(token, "NOTIFY"u8, SipMethod.Notify),
        (byte)'U' => Known(token, "UPDATE"u8, SipMethod.Update),
        _ => SipMethod.Unknown,
    };

    private static SipMethod ReadSeven(ReadOnlySpan<byte> token) => token[0] switch
    {
        (byte)'O' => Known(token, "OPTIONS"u8, SipMethod.Options),
        (byte)'P' => Known(token, "PUBLISH"u8, SipMethod.Publish),
        (byte)'M' => Known(token, "MESSAGE"u8, SipMethod.Message),
        _ => SipMethod.Unknown,
    };

    private static SipMethod Known(ReadOnlySpan<byte> token, ReadOnlySpan<byte> name, SipMethod method) =>
        token.SequenceEqual(name) ? method : SipMethod.Unknown;
}
