using Spit.Detection.Standings;

namespace Spit.Detection;

/// <summary>The one spelling of each enumeration in keys, logs, headers and tables.</summary>
public static class Names
{
    public static string Of(TrustClass trust) => trust switch
    {
        TrustClass.Own => "own",
        TrustClass.Forwarder => "forwarder",
        TrustClass.Peer => "peer",
        TrustClass.International => "international",
        _ => "undeclared",
    };

    public static string Of(Disposition disposition) => disposition switch
    {
        Disposition.Allow => "allow",
        Disposition.Tag => "tag",
        Disposition.Greylist => "greylist",
        Disposition.Challenge => "challenge",
        Disposition.Block => "block",
        _ => "drop",
    };

    public static string Of(MissingEvidence missing) => missing switch
    {
        MissingEvidence.None => "",
        MissingEvidence.Timeout => "timeout",
        MissingEvidence.Disconnected => "disconnected",
        MissingEvidence.Shed => "shed",
        _ => "failed",
    };

    public static string Of(Attestation attestation) => attestation switch
    {
        Attestation.A => "A",
        Attestation.B => "B",
        Attestation.C => "C",
        Attestation.Fail => "fail",
        _ => "none",
    };

    public static string Of(StandingKind kind) => kind switch
    {
        StandingKind.Fingerprint => "fingerprint",
        StandingKind.Pattern => "pattern",
        StandingKind.Agent => "agent",
        StandingKind.Signer => "signer",
        StandingKind.Trunk => "trunk",
        StandingKind.Network => "network",
        StandingKind.Range => "range",
        StandingKind.Callee => "callee",
        _ => "identity",
    };

    /// <summary>Reads what <see cref="Of(TrustClass)"/> writes.</summary>
    public static bool TryRead(string text, out TrustClass trust)
    {
        trust = text switch
        {
            "own" => TrustClass.Own,
            "forwarder" => TrustClass.Forwarder,
            "peer" => TrustClass.Peer,
            "international" => TrustClass.International,
            "undeclared" => TrustClass.Undeclared,
            _ => 0,
        };
        return trust != 0;
    }
}
