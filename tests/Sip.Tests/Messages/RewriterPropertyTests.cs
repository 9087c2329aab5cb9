using CsCheck;
using Spit.Sip.Messages;

namespace Spit.Sip.Tests.Messages;

/// <summary>What was pushed and is popped again leaves the bytes as they were.</summary>
public sealed class RewriterPropertyTests
{
    private static readonly byte[][] Messages =
    [
        SipSample.Invite,
        .. CorpusMessage.All.Select(row => row.Bytes).Where(IsReadable),
    ];

    private static readonly Gen<byte[]> Message = Gen.Int[0, Messages.Length - 1].Select(i => Messages[i]);

    /// <summary>Each names a push and the pop that undoes it.</summary>
    private enum Push
    {
        Via,
        Route,
        LastRoute,
    }

    [Fact]
    public void WriteTo_PushesUndoneInAnotherPass_GivesTheOriginalBytes() =>
        Gen.Select(Message, Gen.Enum<Push>().Array[1, 5]).Sample(
            (bytes, pushes) =>
            {
                var original = Pass(bytes, []);
                var changed = Pass(bytes, pushes);
                Assert.NotEqual(original, changed);
                Assert.Equal(original, Undo(changed, pushes));
            },
            iter: 2_000, threads: 1);

    [Fact]
    public void WriteTo_NothingChanged_GivesTheBytesOfTheMessage()
    {
        foreach (var bytes in Messages)
        {
            var slots = new SipHeaderSlot[SipLimits.MaxHeaders];
            SipMessageView.TryRead(bytes, slots, out var view);
            Assert.Equal(view.Bytes.ToArray(), Pass(bytes, []));
        }
    }

    [Fact]
    public void WriteTo_HeaderAddedAndRemoved_GivesTheOriginalBytes() =>
        Message.Sample(
            bytes =>
            {
                var slots = new SipHeaderSlot[SipLimits.MaxHeaders];
                SipMessageView.TryRead(bytes, slots, out var view);
                var rewriter = new SipMessageRewriter(view, new byte[256]);
                rewriter.AddHeader("Q-Probe"u8, "1"u8);
                rewriter.AddHeader("q-probe-2"u8, "2"u8);
                var changed = Write(rewriter);

                SipMessageView.TryRead(changed, slots, out view);
                rewriter = new SipMessageRewriter(view, new byte[256]);
                rewriter.RemoveHeadersStartingWith("Q-PROBE"u8);
                Assert.Equal(Pass(bytes, []), Write(rewriter));
            },
            iter: 200, threads: 1);

    private static bool IsReadable(byte[] bytes)
    {
        var slots = new SipHeaderSlot[SipLimits.MaxHeaders];
        return SipMessageView.TryRead(bytes, slots, out _) == SipParseError.None;
    }

    private static byte[] Pass(byte[] bytes, Push[] pushes)
    {
        var slots = new SipHeaderSlot[SipLimits.MaxHeaders];
        Assert.Equal(SipParseError.None, SipMessageView.TryRead(bytes, slots, out var view));
        var rewriter = new SipMessageRewriter(view, new byte[1024]);
        foreach (var push in pushes)
        {
            if (push == Push.Via) rewriter.PushVia("SIP/2.0/UDP 203.0.113.1;branch=z9hG4bKours"u8);
            else if (push == Push.Route) rewriter.PushRoute("<sip:203.0.113.1;lr>"u8);
            else rewriter.AppendRoute("<sip:203.0.113.2;lr>"u8);
        }
        return Write(rewriter);
    }

    private static byte[] Undo(byte[] bytes, Push[] pushes)
    {
        var slots = new SipHeaderSlot[SipLimits.MaxHeaders];
        Assert.Equal(SipParseError.None, SipMessageView.TryRead(bytes, slots, out var view));
        var rewriter = new SipMessageRewriter(view, new byte[1024]);
        foreach (var push in pushes)
        {
            if (push == Push.Via) rewriter.PopVia();
            else if (push == Push.Route) rewriter.PopRoute();
            else rewriter.PopLastRoute();
        }
        return Write(rewriter);
    }

    private static byte[] Write(SipMessageRewriter rewriter)
    {
        var output = new byte[2 * SipLimits.MaxDatagramBytes];
        return output[..rewriter.WriteTo(output)];
    }
}
