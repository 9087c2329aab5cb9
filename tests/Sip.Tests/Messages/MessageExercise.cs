using System.Net;
using Spit.Sip.Headers;
using Spit.Sip.Messages;
using Spit.Sip.Uris;

namespace Spit.Sip.Tests.Messages;

/// <summary>Does with a datagram all that a proxy could do, and checks what must always be true.</summary>
internal sealed class MessageExercise
{
    private static readonly IPAddress Source = IPAddress.Parse("198.51.100.7");

    private readonly SipHeaderSlot[] _slots = new SipHeaderSlot[SipLimits.MaxHeaders];
    private readonly SipHeaderSlot[] _moreSlots = new SipHeaderSlot[SipLimits.MaxHeaders];
    private readonly byte[] _scratch = new byte[4096];
    private readonly byte[] _output = new byte[2 * SipLimits.MaxDatagramBytes];
    private int _sum;

    /// <summary>Reads, answers and rewrites; returns the reader's result.</summary>
    internal SipParseError Run(ReadOnlySpan<byte> datagram)
    {
        var error = SipMessageView.TryRead(datagram, _slots, out var view);
        Assert.InRange(view.Bytes.Length, 0, datagram.Length);
        CheckSlots(view);
        TouchAll(view);
        CopyUnchanged(view);
        if (view.CanAnswer) Answer(view, error);
        if (error == SipParseError.None) Forward(view);
        return error;
    }

    private static void CheckSlots(SipMessageView view)
    {
        var at = 0;
        foreach (ref readonly var slot in view.Headers)
        {
            Assert.True(slot.Start >= at && slot.NameLength > 0);
            Assert.True(slot.ValueStart > slot.Start + slot.NameLength - 1 && slot.ValueLength >= 0);
            Assert.True(slot.ValueStart + slot.ValueLength <= slot.End && slot.End <= view.HeaderEnd);
            Assert.Equal(slot.Name, SipHeaderNames.Read(view.NameOf(slot)));
            at = slot.End;
        }
    }

    /// <summary>Every accessor, on whatever was read.</summary>
    private void TouchAll(SipMessageView view)
    {
        _sum += view.MaxForwards + view.StatusCode + view.ReasonPhrase.Length + view.Body.Length + view.CallId.Length
            + view.MethodToken.Length + (int)view.CSeq.Number + (int)view.CSeq.Method;
        TouchUri(view.RequestUri);
        TouchVia(view.TopVia);
        TouchAddress(view.From);
        TouchAddress(view.To);
        foreach (ref readonly var slot in view.Headers)
        {
            TouchUri(view.ValueOf(slot));
            foreach (var element in view.Elements(slot.Name)) _sum += element.Length;
            if (SipNameAddr.TryRead(view.ValueOf(slot), out var address)) TouchAddress(address);
            if (SipVia.TryRead(view.ValueOf(slot), out var via)) TouchVia(via);
            if (SipCSeq.TryRead(view.ValueOf(slot), out var cseq)) _sum += cseq.MethodToken.Length;
        }
    }

    private void TouchVia(SipVia via)
    {
        if (via.Value.IsEmpty) return;
        _sum += via.Protocol.Length + via.Transport.Length + via.Host.Length + via.Port + via.Branch.Length
            + via.Received.Length + via.Rport + via.Maddr.Length + (via.HasMagicCookie ? 1 : 0);
        TouchParameters(via.Parameters);
    }

    private void TouchAddress(SipNameAddr address)
    {
        _sum += address.DisplayName.Length + address.Tag.Length;
        TouchParameters(address.Parameters);
        TouchUri(address.Uri);
    }

    private void TouchUri(ReadOnlySpan<byte> text)
    {
        if (!SipUri.TryRead(text, out var uri)) return;
        _sum += uri.SchemeToken.Length + uri.User.Length + uri.Host.Length + uri.Port + uri.Headers.Length;
        TouchParameters(uri.Parameters);
    }

    private void TouchParameters(SipParameters parameters)
    {
        foreach (var parameter in parameters) _sum += parameter.Name.Length + parameter.Value.Length;
    }

    private void CopyUnchanged(SipMessageView view)
    {
        var written = new SipMessageRewriter(view, _scratch).WriteTo(_output);
        Assert.True(view.Bytes.SequenceEqual(_output.AsSpan(0, written)));
    }

    private void Answer(SipMessageView view, SipParseError error)
    {
        var written = SipResponseWriter.Write(
            view, 400, "Bad Request"u8, "tag"u8, "Server: spit\r\n"u8, Source, 5060, _output);
        Assert.True(written > 0);
        var result = SipMessageView.TryRead(_output.AsSpan(0, written), _moreSlots, out var answer);
        Assert.False(answer.IsRequest);
        Assert.Equal(400, answer.StatusCode);
        if (error == SipParseError.None) Assert.Equal(SipParseError.None, result);
    }

    private void Forward(SipMessageView view)
    {
        var rewriter = new SipMessageRewriter(view, _scratch);
        rewriter.StampTopVia(Source, 40_000);
        if (view.IsRequest)
        {
            rewriter.ReplaceRequestUri("sip:next.carrier.example"u8);
            rewriter.PushVia("SIP/2.0/UDP 203.0.113.1;branch=z9hG4bKours"u8);
            rewriter.SetMaxForwards(9);
            rewriter.PushRecordRoute("<sip:203.0.113.1;lr>"u8);
            rewriter.PopRoute();
            rewriter.PushRoute("<sip:203.0.113.2;lr>"u8);
        }
        rewriter.RemoveHeadersStartingWith("x-spit-"u8);
        rewriter.AddHeader("X-Spit-Verdict"u8, "tag"u8);
        var written = rewriter.WriteTo(_output);
        Assert.True(written > 0);

        var isFull = view.Headers.Length > SipLimits.MaxHeaders - 5;
        var isLarge = view.HeaderEnd > SipLimits.MaxHeaderBytes - 512;
        if (isFull || isLarge) return;
        var error = SipMessageView.TryRead(_output.AsSpan(0, written), _moreSlots, out var forwarded);
        Assert.Equal(SipParseError.None, error);
        Assert.True(forwarded.Body.SequenceEqual(view.Body));
        Assert.True(forwarded.TryGetOther("X-SPIT-VERDICT"u8, out var verdict) && verdict.SequenceEqual("tag"u8));
        if (!view.IsRequest) return;
        Assert.Equal(9, forwarded.MaxForwards);
        Assert.True(forwarded.TopVia.Branch.SequenceEqual("z9hG4bKours"u8));
    }
}
