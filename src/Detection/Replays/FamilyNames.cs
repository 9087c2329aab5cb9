using Spit.Detection.Signals;

namespace Spit.Detection.Replays;

/// <summary>What each family of signals looks at, in words.</summary>
internal static class FamilyNames
{
    public static string Of(SignalFamily family) => family switch
    {
        SignalFamily.Rate => "how fast the caller calls",
        SignalFamily.FanOut => "how many different people are called",
        SignalFamily.Completion => "how the caller's calls end",
        SignalFamily.Reciprocity => "whether the caller is called back",
        SignalFamily.Reputation => "what those called say of the caller",
        SignalFamily.Challenge => "how the caller did in challenges",
        SignalFamily.Identity => "whether the caller's number is genuine",
        SignalFamily.Peer => "what the interconnect is worth",
        SignalFamily.Scanner => "whether it is a scanner",
        SignalFamily.Campaign => "what calls of the same make were worth",
        SignalFamily.Range => "what neighbouring numbers were worth",
        SignalFamily.Callee => "what this callee has been getting",
        SignalFamily.Address => "the address",
        SignalFamily.Lists => "the lists",
        _ => family.ToString().ToLowerInvariant(),
    };
}
