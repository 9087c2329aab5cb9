using System.Text;

namespace Spit.Media.Tests.Sdp;

/// <summary>Session descriptions as telephones write them.</summary>
internal static class SdpSample
{
    public const string Phone =
        "m=audio 49170 RTP/AVP 8 0 101\r\na=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-16\r\na=ptime:30\r\n";

    public static byte[] Of(string media, string connection = "IN IP4 192.0.2.7") => Encoding.ASCII.GetBytes(
        $"v=0\r\no=caller 1 1 IN IP4 192.0.2.7\r\ns=call\r\nc={connection}\r\nt=0 0\r\n{media}");

    public static string Text(byte[] bytes) => Encoding.ASCII.GetString(bytes);
}
