using Spit.Sip.Headers;
using Spit.Sip.Messages;

namespace Spit.EdgeProxy.Proxying;

/// <summary>Whole header fields of a message, with their line ends.</summary>
internal static class HeaderLines
{
    public static byte[] Of(SipMessageView message, SipHeaderName name)
    {
        byte[] lines = [];
        foreach (var slot in message.Headers)
        {
            if (slot.Name == name)
                lines = [.. lines, .. message.Bytes[slot.Start..slot.End]];
        }
        return lines;
    }
}
