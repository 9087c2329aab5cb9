using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Runtime.CompilerServices;
using Spit.Sip.Headers;
using Spit.Sip.Uris;

namespace Spit.Sip.Messages;

/// <summary>
/// What the receiver of a request changes in the topmost Via: the received parameter (RFC 3261 18.2.1) and the value
/// of rport (RFC 3581 4), at most two pieces.
/// </summary>
internal struct ViaStamp
{
    private const int TextBytes = 80;

    private TextBuffer _text;
    private int _rportText;
    private int _receivedText;
    private (int Start, int Length) _rport;
    private (int Start, int Length) _received;

    internal static ViaStamp Make(in SipVia via, IPAddress source, int port)
    {
        var stamp = default(ViaStamp);
        var parameters = via.Parameters;
        if (parameters.TryFind("rport"u8, out var rport))
        {
            stamp._rport = (via.ParametersStart + rport.Start, rport.End - rport.Start);
            stamp.WriteRport(port);
        }

        var isThere = parameters.TryFind("received"u8, out var received);
        // RFC 3581 4: with rport, received must be there even when it equals the sent-by. One that is there already
        // was written by the sender, who has no say in it.
        if (stamp._rportText == 0 && !isThere && IPText.Equals(via.Host, source)) return stamp;
        stamp._received = isThere
            ? (via.ParametersStart + received.Start, received.End - received.Start)
            : (via.Value.Length, 0);
        stamp.WriteReceived(isThere ? "received="u8 : ";received="u8, source);
        return stamp;
    }

    /// <summary>Writes the whole Via value with the stamp in it.</summary>
    internal static void Write(in SipVia via, IPAddress source, int port, ref SipSpanWriter writer)
    {
        var stamp = Make(via, source, port);
        var at = 0;
        foreach (var piece in stamp)
        {
            writer.AppendUnfolded(via.Value[at..piece.Start]);
            writer.Append(piece.Text);
            at = piece.Start + piece.Length;
        }
        writer.AppendUnfolded(via.Value[at..]);
    }

    /// <summary>Walks the pieces in the order of their places.</summary>
    [UnscopedRef]
    public Enumerator GetEnumerator() => new(ref this);

    private void WriteRport(int port)
    {
        Span<byte> text = _text;
        "rport="u8.CopyTo(text);
        _rportText = port.TryFormat(text[6..], out var written) ? 6 + written : 0;
    }

    private void WriteReceived(ReadOnlySpan<byte> label, IPAddress source)
    {
        var text = ((Span<byte>)_text)[_rportText..];
        label.CopyTo(text);
        // RFC 5118 4.5: written without brackets.
        var written = IPText.Write(source, text[label.Length..]);
        _receivedText = written < 0 ? 0 : label.Length + written;
    }

    internal ref struct Enumerator(ref ViaStamp stamp)
    {
        private readonly ref ViaStamp _stamp = ref stamp;
        private int _at;

        public readonly ViaStampPiece Current
        {
            get
            {
                ReadOnlySpan<byte> text = _stamp._text;
                var isRport = (_at == 1) == IsRportFirst;
                return isRport
                    ? new(_stamp._rport.Start, _stamp._rport.Length, text[.._stamp._rportText])
                    : new(
                        _stamp._received.Start, _stamp._received.Length,
                        text.Slice(_stamp._rportText, _stamp._receivedText));
            }
        }

        private readonly bool IsRportFirst => _stamp._rportText > 0
            && (_stamp._receivedText == 0 || _stamp._rport.Start < _stamp._received.Start);

        public bool MoveNext()
        {
            var count = (_stamp._rportText > 0 ? 1 : 0) + (_stamp._receivedText > 0 ? 1 : 0);
            return _at++ < count;
        }
    }

    [InlineArray(TextBytes)]
    private struct TextBuffer
    {
        private byte _first;
    }
}
