using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;
using Spit.Sip;
using Spit.Sip.Headers;
using Spit.Sip.Messages;

namespace Spit.Simulator.Answering;

/// <summary>The responses of a called party, as bytes (RFC 3261 8.2.6).</summary>
/// <param name="address">Where the called party takes further requests.</param>
/// <param name="tag">Its tag in To.</param>
/// <param name="session">The session description of the answer; null: that of somebody who does not speak.</param>
internal sealed class ResponseText(IPEndPoint address, string tag, string? session = null)
{
    private readonly ArrayBufferWriter<byte> _text = new(1024);

    public byte[] Write(SipMessageView request, int code, ReadOnlySpan<byte> phrase)
    {
        _text.ResetWrittenCount();
        Append($"SIP/2.0 {code.ToString(CultureInfo.InvariantCulture)} ");
        _text.Write(phrase);
        _text.Write("\r\n"u8);
        var isDialog = request.Method == SipMethod.Invite && code is > 100 and < 300;
        foreach (var header in request.Headers)
        {
            if (IsEchoed(header.Name, isDialog))
                Echo(request, header, addTag: header.Name == SipHeaderName.To && request.To.Tag.IsEmpty);
        }

        if (isDialog)
            Append($"Contact: <sip:{address}>\r\n");
        var body = isDialog && code >= 200 ? session ?? SessionText.Write(address.Address) : "";
        if (body.Length > 0)
            Append("Content-Type: application/sdp\r\n");
        Append($"Content-Length: {body.Length}\r\n\r\n{body}");
        return _text.WrittenSpan.ToArray();
    }

    private static bool IsEchoed(SipHeaderName name, bool isDialog) => name switch
    {
        SipHeaderName.Via or SipHeaderName.From or SipHeaderName.To => true,
        SipHeaderName.CallId or SipHeaderName.CSeq => true,
        SipHeaderName.RecordRoute => isDialog,
        _ => false,
    };

    private void Echo(SipMessageView request, SipHeaderSlot header, bool addTag)
    {
        _text.Write(request.NameOf(header));
        _text.Write(": "u8);
        _text.Write(request.ValueOf(header));
        if (addTag)
            Append($";tag={tag}");
        _text.Write("\r\n"u8);
    }

    private void Append(string text) => Encoding.UTF8.GetBytes(text, _text);
}
