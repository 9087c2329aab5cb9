using System.Buffers.Binary;

namespace Spit.Media.Rtp;

/// <summary>The payload of a telephone event's packet (RFC 4733 2.3).</summary>
/// <param name="Code">Which event: 0 to 15 are the digits 0 to 9, * # A B C D (3.2).</param>
/// <param name="IsEnd">Whether it is over.</param>
/// <param name="Volume">Of a digit's tone, 0 to 63, in dBm0 without the sign.</param>
/// <param name="Duration">So far, in samples.</param>
public readonly record struct TelephoneEvent(byte Code, bool IsEnd, byte Volume, ushort Duration)
{
    /// <summary>Bytes on the wire.</summary>
    public const int Bytes = 4;

    private const string Digits = "0123456789*#ABCD";

    /// <summary>The digit; null: another event, as a hook flash is.</summary>
    public char? Digit => Code < Digits.Length ? Digits[Code] : null;

    /// <summary>Reads a payload; what is behind the first four bytes is redundant (2.5.2.3).</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, out TelephoneEvent read)
    {
        read = default;
        if (payload.Length < Bytes) return false;
        read = new TelephoneEvent(
            payload[0],
            (payload[1] & 0x80) != 0,
            (byte)(payload[1] & 0x3F),
            BinaryPrimitives.ReadUInt16BigEndian(payload[2..]));
        return true;
    }

    /// <summary>Writes <see cref="Bytes"/> bytes.</summary>
    public void Write(Span<byte> payload)
    {
        payload[0] = Code;
        payload[1] = (byte)((IsEnd ? 0x80 : 0) | (Volume & 0x3F));
        BinaryPrimitives.WriteUInt16BigEndian(payload[2..], Duration);
    }
}
