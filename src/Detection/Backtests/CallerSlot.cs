using Spit.Detection.Identities;
using Spit.Detection.Records;
using Spit.Detection.Standings;

namespace Spit.Detection.Backtests;

/// <summary>A caller and the standings of his latest call.</summary>
/// <remarks>
/// Nearly every caller keeps his phone, his trunk and his address from call to call: then only the callee's standing
/// has to be looked up.
/// </remarks>
internal sealed class CallerSlot(Inbox inbox)
{
    private CallAttempt? _latest;
    private string _pattern = "";
    private StandingRecord[] _standings = [];
    private int _callee;

    public CallerRecord Record { get; } = new(inbox);

    /// <summary>The kinds of the standings, in their order.</summary>
    public StandingKind[] Kinds { get; private set; } = [];

    /// <summary>The standings of a call like the latest one; null when this call is not.</summary>
    /// <param name="attempt">A call of this caller.</param>
    /// <param name="plan">Tells what kind of number is called.</param>
    /// <param name="standingOf">Finds the standing of another callee.</param>
    public StandingRecord[]? Like(CallAttempt attempt, NumberPlan plan, Func<StandingKey, StandingRecord> standingOf)
    {
        if (_latest is not { } latest || !IsAlike(attempt, latest) || CallPattern.Of(attempt, plan).Name != _pattern)
            return null;
        if (attempt.Callee == latest.Callee) return _standings;
        _standings = [.. _standings];
        _standings[_callee] = standingOf(new StandingKey(StandingKind.Callee, attempt.Callee));
        _latest = attempt;
        return _standings;
    }

    public void Keep(
        CallAttempt attempt, NumberPlan plan, ReadOnlySpan<StandingKey> keys, StandingRecord[] standings)
    {
        _latest = attempt;
        _pattern = CallPattern.Of(attempt, plan).Name;
        _standings = standings;
        Kinds = new StandingKind[keys.Length];
        for (var i = 0; i < keys.Length; i++) Kinds[i] = keys[i].Kind;
        _callee = Array.IndexOf(Kinds, StandingKind.Callee);
    }

    private static bool IsAlike(CallAttempt a, CallAttempt b) =>
        a.Source == b.Source
        && a.Trunk == b.Trunk
        && a.Fingerprint == b.Fingerprint
        && a.UserAgent == b.UserAgent
        && a.Attestation == b.Attestation
        && a.Signer == b.Signer;
}
