using System.Text;
using Spit.Media.Codecs;

namespace Spit.Media.Sdp;

/// <summary>What a payload type number stands for, as far as it matters here.</summary>
internal readonly record struct RtpMap(byte PayloadType, G711Law? Law, bool IsTelephoneEvent)
{
    /// <summary>Reads <c>101 telephone-event/8000</c>, the value of an rtpmap attribute (RFC 8866 6.6).</summary>
    public static bool TryRead(ReadOnlySpan<byte> value, out RtpMap map)
    {
        map = default;
        if (!SdpText.TryNumber(SdpText.Cut(ref value, (byte)' '), 127, out var type)) return false;
        var name = SdpText.Cut(ref value, (byte)'/');
        var is8000 = SdpText.Cut(ref value, (byte)'/').SequenceEqual("8000"u8)
            && (value.IsEmpty || value.SequenceEqual("1"u8));
        G711Law? law = !is8000 ? null
            : Ascii.EqualsIgnoreCase(name, "PCMU"u8) ? G711Law.Mu
            : Ascii.EqualsIgnoreCase(name, "PCMA"u8) ? G711Law.A : null;
        map = new((byte)type, law, is8000 && Ascii.EqualsIgnoreCase(name, "telephone-event"u8));
        return true;
    }
}
