using System.Text.RegularExpressions;
using Spit.Sip.Messages;

namespace Spit.Sip.Tests.Messages;

public sealed class SipParseErrorsTests
{
    public static TheoryData<SipParseError> All => [.. Enum.GetValues<SipParseError>()];

    [Theory, MemberData(nameof(All))]
    public void EveryError_HasANameAndAnAnswerOrNone(SipParseError error)
    {
        var words = error.ToString().Replace("CSeq", "Cseq", StringComparison.Ordinal);
        var snakeCase = Regex.Replace(words, "(?<=.)[A-Z]", "_$0");
        Assert.Equal(snakeCase, SipParseErrors.Name(error), ignoreCase: true);
        Assert.Equal(SipParseErrors.StatusCode(error) == 0, SipParseErrors.ReasonPhrase(error).IsEmpty);
        Assert.True(SipParseErrors.StatusCode(error) is 0 or 400 or 416 or 505 or 513);
    }
}
