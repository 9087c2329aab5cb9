using System.Buffers;

namespace Spit.EdgeProxy.Fingerprints;

/// <summary>
/// The shape of an SDP offer (RFC 8866): which lines in which order, which codecs by number and name, which of ICE,
/// ZRTP and SRTP; no address, no port, no key.
/// </summary>
internal static class SdpMake
{
    // An offer of a browser has some 120 lines.
    private const int MaxLines = 256;

    // Of a rtpmap or a list of formats; longer ones are cut.
    private const int MaxValueBytes = 128;

    private static readonly SearchValues<byte> NumberBytes = SearchValues.Create("+0123456789"u8);

    public static void Append(ReadOnlySpan<byte> sdp, ref MakeWriter make)
    {
        ReadOnlySpan<byte> lastName = default;
        for (var i = 0; i < MaxLines && !sdp.IsEmpty; i++)
        {
            var end = sdp.IndexOf((byte)'\n');
            var line = end < 0 ? sdp : sdp[..end];
            sdp = end < 0 ? default : sdp[(end + 1)..];
            line = line.TrimEnd((byte)'\r');
            if (line.Length < 2 || line[1] != '=')
                continue;
            var value = line[2..];
            // Candidates, sources and feedback come in any number: one of a row stands for all.
            var name = line[0] == 'a' ? NameOf(value) : default;
            if (!name.IsEmpty && name.SequenceEqual(lastName) && !CountsByValue(name))
                continue;
            lastName = name;
            make.Append((char)line[0]);
            AppendLine(line[0], name, value, ref make);
            make.EndPiece();
        }
    }

    private static void AppendLine(
        byte type, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, ref MakeWriter make)
    {
        switch (type)
        {
            case (byte)'a':
                AppendAttribute(name, value, ref make);
                break;
            case (byte)'m':
                AppendMedia(value, ref make);
                break;
            case (byte)'o':
                AppendUser(Word(ref value), ref make);
                break;
            case (byte)'s':
                VersionMask.Append(value, ref make);
                break;
            case (byte)'b':
                make.Append(NameOf(value));
                break;
            case (byte)'c':
                make.Append(Word(ref value));
                make.Append(Word(ref value));
                break;
            case (byte)'t':
                make.Append(value.SequenceEqual("0 0"u8) ? '0' : '#');
                break;
        }
    }

    private static void AppendAttribute(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, ref MakeWriter make)
    {
        make.Append(name);
        value = name.Length < value.Length ? value[(name.Length + 1)..] : default;
        if (name.SequenceEqual("rtpmap"u8) || name.SequenceEqual("ptime"u8) || name.SequenceEqual("maxptime"u8)
            || name.SequenceEqual("setup"u8))
        {
            make.Append(':');
            make.Append(value[..Math.Min(value.Length, MaxValueBytes)]);
        }
        else if (name.SequenceEqual("crypto"u8))
        {
            // RFC 4568 9.1: tag and suite; the key follows.
            make.Append(':');
            make.Append(Word(ref value));
            make.Append(Word(ref value));
        }
        else if (name.SequenceEqual("fingerprint"u8))
        {
            make.Append(':');
            make.Append(Word(ref value));
        }
    }

    // "audio 49170 RTP/AVP 0 8 101" without the port.
    private static void AppendMedia(ReadOnlySpan<byte> value, ref MakeWriter make)
    {
        make.Append(Word(ref value));
        _ = Word(ref value);
        make.Append(' ');
        make.Append(value[..Math.Min(value.Length, MaxValueBytes)]);
    }

    // A name or number of the account's is not the device's; that there is one is.
    private static void AppendUser(ReadOnlySpan<byte> user, ref MakeWriter make)
    {
        if (user.SequenceEqual("-"u8))
            make.Append('-');
        else
            make.Append(user.IndexOfAnyExcept(NumberBytes) < 0 ? 'd' : 'w');
    }

    private static bool CountsByValue(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("rtpmap"u8) || name.SequenceEqual("crypto"u8);

    private static ReadOnlySpan<byte> NameOf(ReadOnlySpan<byte> value)
    {
        var colon = value.IndexOf((byte)':');
        return colon < 0 ? value : value[..colon];
    }

    private static ReadOnlySpan<byte> Word(scoped ref ReadOnlySpan<byte> text)
    {
        var space = text.IndexOf((byte)' ');
        var word = space < 0 ? text : text[..space];
        text = space < 0 ? default : text[(space + 1)..];
        return word[..Math.Min(word.Length, MaxValueBytes)];
    }
}
