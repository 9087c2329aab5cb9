using System.Net;
using Spit.Sip.Headers;
using Spit.Sip.Messages;
using Spit.Sip.Uris;

namespace Spit.Sip.Tests.Messages;

/// <summary>Reading, rewriting and answering allocate nothing.</summary>
public sealed class AllocationTests
{
    private static readonly IPAddress Source = IPAddress.Parse("198.51.100.7");
    private static readonly IPAddress Source6 = IPAddress.Parse("2001:db8::7");

    private readonly SipHeaderSlot[] _slots = new SipHeaderSlot[SipLimits.MaxHeaders];
    private readonly byte[] _scratch = new byte[1024];
    private readonly byte[] _output = new byte[4096];
    private int _sum;

    [Fact]
    public void TryRead_AndEveryAccessor_AllocateNothing() => AssertNoAllocation(() =>
    {
        SipMessageView.TryRead(SipSample.Invite, _slots, out var view);
        _sum += view.TopVia.Branch.Length + view.TopVia.Host.Length + view.TopVia.Rport + view.MaxForwards;
        _sum += view.From.Tag.Length + view.To.Tag.Length + view.CallId.Length + (int)view.CSeq.Number;
        SipUri.TryRead(view.RequestUri, out var uri);
        _sum += uri.User.Length + uri.Host.Length + (uri.Parameters.TryGet("user"u8, out var value) ? value.Length : 0);
        view.TryGetOther("X-Spit-Symbols"u8, out var other);
        _sum += other.Length + view.Get(SipHeaderName.UserAgent).Length;
    });

    [Fact]
    public void Elements_AllocateNothing() => AssertNoAllocation(() =>
    {
        SipMessageView.TryRead(SipSample.Invite, _slots, out var view);
        foreach (var element in view.Elements(SipHeaderName.Route))
            if (SipNameAddr.TryRead(element, out var route)) _sum += route.Uri.Length;
    });

    [Fact]
    public void Rewriting_AllocatesNothing() => AssertNoAllocation(() =>
    {
        SipMessageView.TryRead(SipSample.Invite, _slots, out var view);
        var rewriter = new SipMessageRewriter(view, _scratch);
        rewriter.ReplaceRequestUri("sip:next.carrier.example"u8);
        rewriter.StampTopVia(Source6, 40_000);
        rewriter.PushVia("SIP/2.0/UDP 203.0.113.1;branch=z9hG4bKours"u8);
        rewriter.SetMaxForwards(69);
        rewriter.PushRecordRoute("<sip:203.0.113.1;lr>"u8);
        rewriter.PopRoute();
        rewriter.PopLastRoute();
        rewriter.RemoveHeadersStartingWith("X-Spit-"u8);
        rewriter.AddHeader("X-Spit-Verdict"u8, "tag"u8);
        _sum += rewriter.WriteTo(_output);
    });

    [Fact]
    public void Answering_AllocatesNothing() => AssertNoAllocation(() =>
    {
        SipMessageView.TryRead(SipSample.Invite, _slots, out var view);
        _sum += SipResponseWriter.Write(view, 100, "Trying"u8, default, default, Source, 5060, _output);
        _sum += SipResponseWriter.Write(view, 603, "Decline"u8, "t"u8, default, Source6, 5060, _output);
        _sum += SipRequestWriter.WriteCancel(view, default, _output);
        _sum += SipRequestWriter.WriteAck(view, view, _output);
    });

    [Fact]
    public void Errors_AllocateNothing()
    {
        var faulty = CorpusMessage.All.Select(row => row.Bytes).ToArray();
        AssertNoAllocation(() =>
        {
            foreach (var bytes in faulty)
            {
                var error = SipMessageView.TryRead(bytes, _slots, out var view);
                _sum += SipParseErrors.StatusCode(error) + SipParseErrors.Name(error).Length + view.Body.Length;
            }
        });
    }

    private void AssertNoAllocation(Action action)
    {
        Assert.Equal(0, Allocated.By(action));
        Assert.NotEqual(0, _sum);
    }
}
