using Spit.Detection.Identities;

namespace Spit.Detection.Lists;

/// <summary>Brings what an operator typed into the one spelling that an entry holds.</summary>
public static class ListPattern
{
    /// <summary>Reads a pattern.</summary>
    /// <param name="kind">What it will be compared with.</param>
    /// <param name="text">As typed; a prefix may end in <c>*</c>.</param>
    /// <param name="plan">How numbers are written at home.</param>
    /// <param name="pattern">Canonical; empty on failure.</param>
    /// <param name="error">What is wrong, for the person who typed it; empty on success.</param>
    public static bool TryCanonicalize(
        PatternKind kind, string text, NumberPlan plan, out string pattern, out string error)
    {
        text = text.Trim();
        error = "";
        switch (kind)
        {
            case PatternKind.Caller:
                if (CallerIdentity.TryCanonicalize(text, plan, out pattern)) return true;
                error = $"'{text}' is neither a SIP or tel URI nor a number.";
                return false;
            case PatternKind.CallerPrefix:
                if (CallerPrefix.TryCanonicalize(text, plan, out pattern)) return true;
                error = $"'{text}' is no beginning of a number (+4930, 0049 30, 030) or of a SIP URI (sip:sales).";
                return false;
            case PatternKind.Source:
                if (Network.TryParse(text, out var network, out error))
                {
                    pattern = network.ToString();
                    return true;
                }
                pattern = "";
                return false;
            default:
                pattern = "";
                error = "The kind of pattern is missing.";
                return false;
        }
    }
}
