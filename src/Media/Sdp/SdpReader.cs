namespace Spit.Media.Sdp;

/// <summary>Reads RFC 8866; lines that audio does not need are skipped unread.</summary>
internal static class SdpReader
{
    public static SdpFault TryRead(ReadOnlySpan<byte> text, out SessionDescription description)
    {
        description = new();
        if (text.Length > SdpLimits.MaxBytes) return SdpFault.TooLarge;
        var hasOrigin = false;
        for (var count = 0; !text.IsEmpty; count++)
        {
            if (count == SdpLimits.MaxLines) return SdpFault.TooLarge;
            var line = SdpText.Cut(ref text, (byte)'\n').TrimEnd((byte)'\r');
            if (line.IsEmpty && text.IsEmpty) break;
            if (line.Length < 2 || line[1] != '=') return SdpFault.Malformed;
            if (count == 0 != line.SequenceEqual("v=0"u8)) return SdpFault.Malformed;
            hasOrigin |= line[0] == 'o';
            var fault = ReadLine((char)line[0], line[2..], description);
            if (fault != SdpFault.None) return fault;
        }
        return hasOrigin ? SdpFault.None : SdpFault.Malformed;
    }

    private static SdpFault ReadLine(char type, ReadOnlySpan<byte> value, SessionDescription description)
    {
        var media = description.Media.Count > 0 ? description.Media[^1] : null;
        switch (type)
        {
            case 'm':
                return ReadMedia(value, description);
            case 'c' when media is null:
                description.Connection = SdpText.Address(value);
                break;
            case 'c' when !media.HasConnection:
                media.HasConnection = true;
                media.Connection = SdpText.Address(value);
                break;
            case 'a':
                return ReadAttribute(value, description, media);
        }
        return SdpFault.None;
    }

    private static SdpFault ReadMedia(ReadOnlySpan<byte> value, SessionDescription description)
    {
        if (description.Media.Count == SdpLimits.MaxMedia) return SdpFault.TooLarge;
        var kind = SdpText.Cut(ref value, (byte)' ');
        var ports = SdpText.Cut(ref value, (byte)' ');
        var transport = SdpText.Cut(ref value, (byte)' ');
        if (kind.IsEmpty || transport.IsEmpty || value.IsEmpty) return SdpFault.Malformed;
        if (!SdpText.TryNumber(SdpText.Cut(ref ports, (byte)'/'), ushort.MaxValue, out var port))
            return SdpFault.Malformed;
        var types = new List<byte>();
        var rest = value;
        for (var count = 0; !rest.IsEmpty; count++)
        {
            if (count == SdpLimits.MaxFormats) return SdpFault.TooLarge;
            if (SdpText.TryNumber(SdpText.Cut(ref rest, (byte)' '), 127, out var number)) types.Add((byte)number);
        }
        description.Media.Add(new()
        {
            Kind = kind.ToArray(),
            Port = port,
            Transport = transport.ToArray(),
            FormatText = value.ToArray(),
            PayloadTypes = [.. types],
        });
        return SdpFault.None;
    }

    private static SdpFault ReadAttribute(ReadOnlySpan<byte> value, SessionDescription description, MediaLine? media)
    {
        var name = SdpText.Cut(ref value, (byte)':');
        if (DirectionOf(name) is { } direction)
        {
            if (media is null) description.Direction = direction;
            else media.Direction = direction;
            return SdpFault.None;
        }
        if (media is not { IsAudio: true }) return SdpFault.None;
        if (name.SequenceEqual("rtpmap"u8))
        {
            if (!RtpMap.TryRead(value, out var map)) return SdpFault.Malformed;
            media.Add(map);
        }
        else if (name.SequenceEqual("maxptime"u8) && SdpText.TryNumber(value, 1_000, out var most))
        {
            media.MaxPtime = most;
        }
        else if (name.SequenceEqual("rtcp-mux"u8))
        {
            media.IsRtcpMuxed = true;
        }
        else if (name.SequenceEqual("rtcp"u8)
            && SdpText.TryNumber(SdpText.Cut(ref value, (byte)' '), ushort.MaxValue, out var port) && port > 0)
        {
            // RFC 3605 2.1: a port, and an address where it is not that of the media.
            media.RtcpPort = port;
            media.RtcpAddress = SdpText.Address(value);
        }
        return SdpFault.None;
    }

    private static AudioDirection? DirectionOf(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("sendrecv"u8) ? AudioDirection.SendReceive
        : name.SequenceEqual("sendonly"u8) ? AudioDirection.SendOnly
        : name.SequenceEqual("recvonly"u8) ? AudioDirection.ReceiveOnly
        : name.SequenceEqual("inactive"u8) ? AudioDirection.Inactive : null;
}
