using System.Buffers.Binary;

namespace Spit.Media.Rtp;

/// <summary>One key press as telephone-event payloads, one every 20 ms, the last three with the end bit.</summary>
/// <param name="digit">0 to 9, *, #, A to D.</param>
/// <param name="frames">How long the key is pressed, in frames of 20 ms, 1 to 400.</param>
public sealed class TelephoneEventSender(char digit, int frames)
{
    /// <summary>Bytes of a payload.</summary>
    public const int PayloadBytes = 4;

    private const string Digits = "0123456789*#ABCD";
    private const int Ends = 3;
    private const byte Volume = 10;

    private int _sent;

    /// <summary>All was sent.</summary>
    public bool IsOver => _sent >= frames + Ends - 1;

    /// <summary>The next payload is the event's first, whose packet carries the marker.</summary>
    public bool IsFirst => _sent == 0;

    /// <summary>Whether a character stands for an event.</summary>
    public static bool IsDigit(char digit) => Digits.Contains(digit, StringComparison.Ordinal);

    /// <summary>Writes the next payload; the packet's timestamp stays that of the first.</summary>
    public void Write(Span<byte> payload)
    {
        _sent++;
        var isEnd = _sent >= frames;
        payload[0] = (byte)Digits.IndexOf(digit, StringComparison.Ordinal);
        payload[1] = (byte)((isEnd ? 0x80 : 0) | Volume);
        BinaryPrimitives.WriteUInt16BigEndian(payload[2..], (ushort)(Math.Min(_sent, frames) * 160));
    }
}
