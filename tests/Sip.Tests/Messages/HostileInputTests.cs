using System.Text;
using Spit.Sip.Headers;
using Spit.Sip.Messages;

namespace Spit.Sip.Tests.Messages;

/// <summary>
/// Input made to be slow. Every walk only moves forward: each step starts where the one before ended, so that the
/// work is bounded by the bytes, whatever they are.
/// </summary>
public sealed class HostileInputTests
{
    private const int Size = 30_000;

    [Theory]
    [InlineData(",")]
    [InlineData("\"")]
    [InlineData("<")]
    [InlineData("\\")]
    [InlineData(";")]
    [InlineData("\",")]
    [InlineData("<,")]
    [InlineData("\"\",")]
    [InlineData("<>,")]
    [InlineData("a,")]
    [InlineData("a;b=\"")]
    public void Elements_OfRepeatedPieces_OnlyMoveForward(string piece)
    {
        var value = string.Concat(Enumerable.Repeat(piece, Size / piece.Length));
        var bytes = SipSample.With("Contact", "Contact: " + value);
        var slots = new SipHeaderSlot[SipLimits.MaxHeaders];
        Assert.Equal(SipParseError.None, SipMessageView.TryRead(bytes, slots, out var view));

        var elements = view.Elements(SipHeaderName.Contact).GetEnumerator();
        var (end, count) = (0, 0);
        while (elements.MoveNext())
        {
            Assert.True(elements.Start >= end && elements.End > elements.Start);
            (end, count) = (elements.End, count + 1);
        }
        Assert.InRange(count, 0, value.Count(c => c == ',') + 1);
    }

    [Theory]
    [InlineData(";")]
    [InlineData("=")]
    [InlineData(";=")]
    [InlineData(";a=\"")]
    [InlineData(";a=\"\\")]
    [InlineData(";a")]
    [InlineData("; ")]
    public void Parameters_OfRepeatedPieces_OnlyMoveForward(string piece)
    {
        var text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(piece, Size / piece.Length)));
        var (end, count) = (0, 0);
        foreach (var parameter in new SipParameters(text))
        {
            Assert.True(parameter.Start >= end && parameter.End > parameter.Start);
            (end, count) = (parameter.End, count + 1);
        }
        Assert.InRange(count, 0, text.Count(b => b == ';') + 1);
    }

    [Fact]
    public void TryRead_ManyFolds_IsOneField()
    {
        var bytes = SipSample.With("Subject", "Subject: a" + string.Concat(Enumerable.Repeat("\r\n b", Size / 4)));
        var slots = new SipHeaderSlot[SipLimits.MaxHeaders];
        Assert.Equal(SipParseError.None, SipMessageView.TryRead(bytes, slots, out var view));
        Assert.Equal(7, view.Headers.Length);
    }

    [Fact]
    public void TryRead_MoreFieldsThanTheLimit_IsTooManyHeaders()
    {
        var lines = string.Join("\r\n", Enumerable.Repeat("X: 1", SipLimits.MaxHeaders - 6));
        var bytes = SipSample.With("X", lines);
        var slots = new SipHeaderSlot[2 * SipLimits.MaxHeaders];
        Assert.Equal(SipParseError.None, SipMessageView.TryRead(bytes, slots, out _));

        bytes = SipSample.With("X", lines + "\r\nX: 1");
        Assert.Equal(SipParseError.TooManyHeaders, SipMessageView.TryRead(bytes, slots, out var view));
        Assert.True(view.CanAnswer);
        Assert.Equal(SipLimits.MaxHeaders, view.Headers.Length);
    }

    [Fact]
    public void TryRead_HeadersBeyondTheLimit_IsHeadersTooLarge()
    {
        var bytes = SipSample.With("X", "X: " + new string('a', SipLimits.MaxHeaderBytes));
        var slots = new SipHeaderSlot[SipLimits.MaxHeaders];
        Assert.Equal(SipParseError.HeadersTooLarge, SipMessageView.TryRead(bytes, slots, out var view));
        Assert.Equal(513, SipParseErrors.StatusCode(SipParseError.HeadersTooLarge));
        Assert.True(view.CanAnswer);
    }

    [Fact]
    public void WriteTo_MoreChangesThanTheLimit_SaysSo()
    {
        var slots = new SipHeaderSlot[SipLimits.MaxHeaders];
        SipMessageView.TryRead(SipSample.Invite, slots, out var view);
        var output = new byte[4096];
        var rewriter = new SipMessageRewriter(view, new byte[4096]);
        for (var i = 0; i < SipLimits.MaxEdits; i++) rewriter.AddHeader("X"u8, "1"u8);
        Assert.True(rewriter.WriteTo(output) > 0);
        rewriter.AddHeader("X"u8, "1"u8);
        Assert.Equal(-1, rewriter.WriteTo(output));
    }
}
