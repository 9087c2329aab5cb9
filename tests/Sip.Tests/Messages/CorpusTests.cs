using System.Text;
using Spit.Sip.Headers;
using Spit.Sip.Messages;

namespace Spit.Sip.Tests.Messages;

/// <summary>Each message of RFC 4475 and RFC 5118 has the result that expected.tsv gives it.</summary>
public sealed class CorpusTests
{
    /// <summary>The exact fault of each message that has one.</summary>
    private static readonly Dictionary<string, SipParseError> Faults = new()
    {
        ["rfc4475/badinv01.dat"] = SipParseError.BadVia,
        ["rfc4475/clerr.dat"] = SipParseError.ContentLengthTooLarge,
        ["rfc4475/ncl.dat"] = SipParseError.BadContentLength,
        ["rfc4475/scalar02.dat"] = SipParseError.BadCSeq,
        ["rfc4475/scalarlg.dat"] = SipParseError.BadCSeq,
        ["rfc4475/quotbal.dat"] = SipParseError.BadTo,
        ["rfc4475/ltgtruri.dat"] = SipParseError.BadRequestUri,
        ["rfc4475/lwsruri.dat"] = SipParseError.BadRequestUri,
        ["rfc4475/badvers.dat"] = SipParseError.UnsupportedVersion,
        ["rfc4475/mismatch01.dat"] = SipParseError.CSeqMethodMismatch,
        ["rfc4475/mismatch02.dat"] = SipParseError.CSeqMethodMismatch,
        ["rfc4475/bigcode.dat"] = SipParseError.BadStatusCode,
        ["rfc4475/insuf.dat"] = SipParseError.MissingMandatoryHeader,
        ["rfc4475/unkscm.dat"] = SipParseError.UnsupportedScheme,
        ["rfc4475/novelsc.dat"] = SipParseError.UnsupportedScheme,
        ["rfc4475/multi01.dat"] = SipParseError.DuplicateSingleValueHeader,
        ["rfc4475/mcl01.dat"] = SipParseError.DuplicateSingleValueHeader,
        ["rfc5118/ipv6-bad.dat"] = SipParseError.BadRequestUri,
    };

    /// <summary>
    /// Where the RFC leaves the choice. Refused: what two elements could read differently. Accepted: an unquoted comma
    /// in a display name, which phones send every day and which nothing else can be mistaken for.
    /// </summary>
    private static readonly Dictionary<string, SipParseError> Choices = new()
    {
        ["rfc4475/lwsstart.dat"] = SipParseError.BadStartLine,
        ["rfc4475/trws.dat"] = SipParseError.BadStartLine,
        ["rfc4475/escruri.dat"] = SipParseError.BadRequestUri,
        ["rfc4475/badaspec.dat"] = SipParseError.BadTo,
        ["rfc4475/baddn.dat"] = SipParseError.None,
        ["rfc5118/ipv6-bug-abnf-3-colons.dat"] = SipParseError.BadRequestUri,
    };

    public static TheoryData<string> Files => CorpusMessage.Files;

    [Fact]
    public void ExpectedTsv_NamesEveryMessageOnce()
    {
        Assert.Equal(61, CorpusMessage.All.Count);
        Assert.Equal(CorpusMessage.FilesOnDisk.Order(), CorpusMessage.All.Select(row => row.File).Order());
    }

    [Theory, MemberData(nameof(Files))]
    public void TryRead_CorpusMessage_GivesTheExpectedResult(string file)
    {
        var row = CorpusMessage.Of(file);
        var slots = new SipHeaderSlot[SipLimits.MaxHeaders];
        var error = SipMessageView.TryRead(row.Bytes, slots, out var view);

        var expected = Faults.GetValueOrDefault(file, Choices.GetValueOrDefault(file));
        Assert.Equal(expected, error);
        AssertRow(row, error, view);
    }

    /// <summary>Holds the fault to the words of the row; a row that says something else fails.</summary>
    private static void AssertRow(CorpusMessage row, SipParseError error, SipMessageView view)
    {
        switch (row.ExpectedCode)
        {
            case 400 when row.Expected.Contains("400, or", StringComparison.Ordinal):
                Assert.True(Choices.ContainsKey(row.File), $"{row.File}: no choice is stated");
                if (error != SipParseError.None) AssertRefused(400, error, view);
                return;
            case 400 or 416 or 505:
                AssertRefused(row.ExpectedCode, error, view);
                return;
            case 420:
                Assert.Equal(2, Count(view, SipHeaderName.ProxyRequire));
                AssertReadable(error, view, isRequest: true);
                return;
            case 483:
                Assert.Equal(0, view.MaxForwards);
                AssertReadable(error, view, isRequest: true);
                return;
            default:
                Assert.Equal(0, row.ExpectedCode);
                AssertWords(row, error, view);
                return;
        }
    }

    private static void AssertWords(CorpusMessage row, SipParseError error, SipMessageView view)
    {
        var words = row.Expected;
        if (words == "response dropped and counted")
        {
            Assert.NotEqual(SipParseError.None, error);
            Assert.False(view.CanAnswer);
        }
        else if (words.StartsWith("response", StringComparison.Ordinal)) AssertReadable(error, view, isRequest: false);
        else
        {
            string[] forwarding =
                ["forwards", "matched by RFC 2543 rules", "well formed", "received=", "::ffff:a.b.c.d equals"];
            Assert.Contains(forwarding, start => words.StartsWith(start, StringComparison.Ordinal));
            AssertReadable(error, view, isRequest: true);
        }
    }

    private static void AssertRefused(int code, SipParseError error, SipMessageView view)
    {
        Assert.Equal(code, SipParseErrors.StatusCode(error));
        Assert.True(view.CanAnswer);
        Assert.False(SipParseErrors.ReasonPhrase(error).IsEmpty);
        var answer = new byte[4096];
        var written = SipResponseWriter.Write(
            view, code, SipParseErrors.ReasonPhrase(error), "t"u8, default,
            System.Net.IPAddress.Loopback, 5060, answer);
        Assert.StartsWith($"SIP/2.0 {code} ", Encoding.Latin1.GetString(answer, 0, written), StringComparison.Ordinal);
    }

    private static void AssertReadable(SipParseError error, SipMessageView view, bool isRequest)
    {
        Assert.Equal(SipParseError.None, error);
        Assert.Equal(isRequest, view.IsRequest);
        Assert.False(view.TopVia.Host.IsEmpty);
        Assert.False(view.From.Uri.IsEmpty);
        Assert.False(view.To.Uri.IsEmpty);
        Assert.False(view.CallId.IsEmpty);
        Assert.False(view.CSeq.MethodToken.IsEmpty);
    }

    private static int Count(SipMessageView view, SipHeaderName name)
    {
        var count = 0;
        foreach (var _ in view.Elements(name)) count++;
        return count;
    }
}
