using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Spit.Media.Codecs;

namespace Spit.Media.Sdp;

/// <summary>Writes RFC 8866.</summary>
internal static class SdpWriter
{
    /// <summary>All but the first two lines, which are written when the version is known.</summary>
    /// <param name="rejected">The other m= lines in their places, null where the audio stands.</param>
    public static string Body(AudioLine audio, IReadOnlyList<MediaLine?> rejected)
    {
        var text = new StringBuilder();
        Add(text, $"s=-\r\nc={Address(audio.Rtp.Address)}\r\nt=0 0\r\n");
        foreach (var line in rejected)
        {
            if (line is null) AddAudio(text, audio);
            else
                Add(text, $"m={Latin(line.Kind)} 0 {Latin(line.Transport)} {Latin(line.FormatText)}\r\n");
        }
        return text.ToString();
    }

    public static byte[] Whole(ulong session, ulong version, IPAddress origin, string body) =>
        Encoding.Latin1.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"v=0\r\no=- {session} {version} {Address(origin)}\r\n{body}"));

    private static void AddAudio(StringBuilder text, AudioLine audio)
    {
        Add(text, $"m=audio {audio.Rtp.Port} {audio.Transport}");
        foreach (var (type, _) in audio.Codecs) Add(text, $" {type}");
        if (audio.TelephoneEvent is { } number) Add(text, $" {number}");
        text.Append("\r\n");
        foreach (var (type, law) in audio.Codecs)
            Add(text, $"a=rtpmap:{type} {(law == G711Law.Mu ? "PCMU" : "PCMA")}/8000\r\n");
        if (audio.TelephoneEvent is { } events)
            Add(text, $"a=rtpmap:{events} telephone-event/8000\r\na=fmtp:{events} 0-15\r\n");
        Add(text, $"a=ptime:{audio.FrameMilliseconds}\r\n");
        if (audio.IsRtcpMuxed) text.Append("a=rtcp-mux\r\n");
        else if (!audio.Rtcp.Address.Equals(audio.Rtp.Address))
            Add(text, $"a=rtcp:{audio.Rtcp.Port} {Address(audio.Rtcp.Address)}\r\n");
        else if (audio.Rtcp.Port != audio.Rtp.Port + 1) Add(text, $"a=rtcp:{audio.Rtcp.Port}\r\n");
        Add(text, $"a={Latin(audio.Direction.Attribute())}\r\n");
    }

    private static void Add(StringBuilder text, FormattableString piece) =>
        text.Append(piece.ToString(CultureInfo.InvariantCulture));

    private static string Address(IPAddress address) =>
        $"IN {(address.AddressFamily == AddressFamily.InterNetworkV6 ? "IP6" : "IP4")} {address}";

    private static string Latin(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);
}
