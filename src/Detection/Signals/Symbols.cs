namespace Spit.Detection.Signals;

/// <summary>The names of the signals.</summary>
public static class Symbols
{
    public const string Prior = "PRIOR";
    public const string ListAllow = "LIST_ALLOW";
    public const string ListBlock = "LIST_BLOCK";
    public const string DoNotOriginate = "DNO";
    public const string HoneypotCallee = "HONEYPOT_CALLEE";
    public const string CallerBurst = "CALLER_BURST";
    public const string SourceBurst = "SOURCE_BURST";
    public const string SourceChurn = "SOURCE_CHURN";
    public const string TrunkBurst = "TRUNK_BURST";
    public const string CalleeFanout = "CALLEE_FANOUT";
    public const string FirstContactRatio = "FIRST_CONTACT_RATIO";
    public const string ShortCalls = "SHORT_CALLS";
    public const string LowAnswer = "LOW_ANSWER";
    public const string NumberScan = "NUMBER_SCAN";
    public const string NoReciprocity = "NO_RECIPROCITY";
    public const string Reputation = "REPUTATION";
    public const string CalleeReports = "CALLEE_REPORTS";
    public const string ChallengeRecord = "CHALLENGE_RECORD";
    public const string SpoofInternal = "SPOOF_INTERNAL";
    public const string SpoofNeighbour = "SPOOF_NEIGHBOUR";
    public const string SpoofSubscriber = "SPOOF_SUBSCRIBER";
    public const string NationalFromAbroad = "NATIONAL_FROM_ABROAD";
    public const string TollRange = "TOLL_RANGE";
    public const string BadNumber = "BAD_NUMBER";
    public const string Anonymous = "ANONYMOUS";
    public const string IdentityFail = "IDENTITY_FAIL";
    public const string AttestA = "ATTEST_A";
    public const string AttestB = "ATTEST_B";
    public const string AttestC = "ATTEST_C";
    public const string SignerReputation = "SIGNER_REPUTATION";
    public const string UnknownPeer = "UNKNOWN_PEER";
    public const string PeerReputation = "PEER_REPUTATION";
    public const string ScannerAgent = "SCANNER_AGENT";
    public const string Enumeration = "ENUMERATION";
    public const string Malformed = "MALFORMED";
    public const string SourceReputation = "SOURCE_REPUTATION";
    public const string Campaign = "CAMPAIGN";
    public const string RangeReputation = "RANGE_REPUTATION";
    public const string CalleeHistory = "CALLEE_HISTORY";

    /// <summary>All of them, in the order in which they are asked.</summary>
    public static IReadOnlyList<string> All { get; } = [.. SignalCatalogue.All.Select(s => s.Symbol)];
}
