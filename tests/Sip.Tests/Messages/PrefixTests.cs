using Spit.Sip.Messages;

namespace Spit.Sip.Tests.Messages;

/// <summary>A datagram cut off anywhere is read without an exception, and is never taken for the whole.</summary>
public sealed class PrefixTests
{
    public static TheoryData<string> Files => CorpusMessage.Files;

    [Theory, MemberData(nameof(Files))]
    public void TryRead_EveryPrefixOfACorpusMessage_IsReadWithoutException(string file)
    {
        var bytes = CorpusMessage.Of(file).Bytes;
        var headerEnd = bytes.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
        var exercise = new MessageExercise();
        for (var length = 0; length <= bytes.Length; length++)
        {
            var error = exercise.Run(bytes.AsSpan(0, length));
            if (length < headerEnd) Assert.NotEqual(SipParseError.None, error);
        }
    }

    [Fact]
    public void TryRead_EveryPrefixOfAnInvite_IsAnErrorThatSaysWhatIsMissing()
    {
        var slots = new SipHeaderSlot[SipLimits.MaxHeaders];
        var bytes = SipSample.Invite;
        var viaEnd = bytes.AsSpan().IndexOf("Max-Forwards"u8);
        var headerEnd = bytes.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
        for (var length = viaEnd; length < headerEnd - 2; length++)
        {
            var error = SipMessageView.TryRead(bytes.AsSpan(0, length), slots, out var view);
            // A CR without its LF is the last byte, or else the header fields just stop.
            Assert.True(error is SipParseError.MissingHeaderEnd or SipParseError.BadLineEnd);
            Assert.True(view.CanAnswer);
        }
    }
}
