using Spit.Detection.Policies;
using Spit.Detection.Standings;

namespace Spit.Detection.Signals;

/// <summary>The families that speak against a caller, and how far they may go together.</summary>
/// <remarks>An automatic block needs two independent families; an address alone convicts nobody.</remarks>
/// <param name="Against">The families with half a point or more, as bits.</param>
/// <param name="Himself">The points of all signals that look at the caller's own calls and at nobody else's.</param>
/// <param name="Unhurried">The points of all signals but those of how fast he calls.</param>
/// <param name="Unasked">The points of all signals but those of challenges.</param>
/// <param name="Callee">The points of the signals that look at who is called.</param>
/// <param name="Make">The points of the signals that look at what strangers' calls of the same make were worth.</param>
internal readonly record struct Witnesses(
    int Against, Score Himself, Score Unhurried, Score Unasked, Score Callee, Score Make)
{
    // Less than half a point is a doubt, not a witness; chosen.
    private static readonly Score LeastScore = Score.FromPoints(0.5);

    // Decayed counts: two failures of the last days.
    private const double LeastFailures = 1.7;

    // Decayed counts: one challenge of the last weeks, and how far they may have decayed apart.
    private const double Once = 0.5;
    private const double AsOften = 0.1;

    // Chosen: one may be a mistake.
    private const double LeastProofs = 2;

    // Chosen: so often has a way of calling to have failed, and so nearly all its calls to be spam, in ln of the odds.
    private const double LeastOfAWay = 5;
    private const double AllOfAWay = 5;

    // Chosen on tuning days: the alarm of a school looks like a robot, and an infected phone has an owner who calls
    // too. A challenge stops the robot and lets them pass.
    private const double OfSubscribers = 1.65;

    // Chosen: after a power cut a whole exchange calls at once, and the voice of a school's alarm fails a challenge now
    // and then. A robot that was not asked twice is faster yet.
    private const double OfUnaccused = 2.1;

    // Chosen on tuning days: what it takes beyond a block when a subscriber's make is accused beside himself, and how
    // much that has to weigh.
    private const double WithHisMake = 1.34;
    private static readonly Score LeastOfMake = Score.FromPoints(2.3);

    // Chosen on tuning days: with so much of a block's points in other evidence, one failure is the last doubt.
    private const double OfProven = 0.8;

    // Chosen: a number that many strangers call, and mean it: a crisis line, a hospital.
    private static readonly Score Welcome = Score.FromPoints(-1.5);

    // Chosen: with so many calls in an hour he could have been asked.
    private const double MostOfAnAlarm = 100;

    // Chosen: beyond this share of a trunk's strangers their make is the trunk's.
    private const double MostOfTrunk = 0.7;

    public Witnesses With(SignalFamily family, Score score) => new(
        score >= LeastScore && family is not (SignalFamily.Prior or SignalFamily.Lists or SignalFamily.Address)
            ? Against | (1 << (int)family)
            : Against,
        IsAboutHimself(family) ? Himself + score : Himself,
        family == SignalFamily.Rate ? Unhurried : Unhurried + score,
        family == SignalFamily.Challenge ? Unasked : Unasked + score,
        family == SignalFamily.Callee ? Callee + score : Callee,
        family == SignalFamily.Campaign ? Make + score : Make);

    /// <summary>The severest disposition the score may lead to.</summary>
    /// <param name="input">The call, and what is known about the caller and his company.</param>
    public Disposition CeilingFor(SignalInput input) => int.PopCount(Counted(input.Evidence.Caller)) switch
    {
        >= 2 when IsConvicted(input)
            && !RestsOnOneFailure(input)
            && !HasPassedAsOften(input.Evidence.Caller)
            && !MayBeAnAlarm(input) => Disposition.Block,
        >= 2 => Disposition.Challenge,
        1 => Disposition.Challenge,
        _ => Disposition.Tag,
    };

    /// <summary>Whether what a caller from outside did himself is enough for a block, whatever his company.</summary>
    public bool SufficeByHimself(SignalInput input) =>
        input.IsFromOutside
        && SpeaksForHimself(input.Evidence.Caller, input.Policy)
        && Himself >= Score.FromPoints(input.Policy.Thresholds.Block);

    private bool IsConvicted(SignalInput input) => input.IsFromOutside
        ? SpeaksForHimself(input.Evidence.Caller, input.Policy)
            || (Callee > Welcome && input.Attempt.Caller.Trust != TrustClass.Forwarder && IsProven(input))
        : IsConvictedByHimself(input);

    // A school whose lessons are off, or a tower that fails, calls as fast as any robot. Who was never asked and whom
    // nobody accuses is asked first, whatever his company.
    private bool MayBeAnAlarm(SignalInput input) =>
        input.IsFromOutside
        && Unhurried < Score.FromPoints(input.Policy.Thresholds.Block)
        && input.Evidence.Caller is { Attempts1h: < MostOfAnAlarm } caller
        && caller.ChallengesFailed + caller.ChallengesPassed + caller.Reports <= 0;

    // Who failed once is asked again before he is refused for it, unless his company is proven and nearly enough.
    private bool RestsOnOneFailure(SignalInput input) =>
        HasFailedOnceAtMost(input.Evidence.Caller)
        && Unasked < Score.FromPoints(
            (input.IsFromOutside && IsProven(input) ? OfProven : 1) * input.Policy.Thresholds.Block);

    // An own subscriber is known by name and can be asked: he is refused for what he did himself, never for his company
    // alone. A power cut makes a whole exchange look like a campaign, and an infected phone its neighbours. Who fails
    // whenever he is asked, all day or for days, has been asked enough.
    private bool IsConvictedByHimself(SignalInput input) =>
        input.Evidence.Caller is { } caller
        && (IsConvictedWithHisMake(caller, input.Policy)
            || (SpeaksForHimself(caller, input.Policy)
                && Himself >= Score.FromPoints(Needed(caller, input) * input.Policy.Thresholds.Block)));

    private double Needed(CallerEvidence caller, SignalInput input)
    {
        if (Subscribers.IsRobot(caller, Make >= LeastOfMake, input.Attempt.At)) return 1;
        return HasFailedOnceAtMost(caller) && caller.Reports <= Once ? OfUnaccused : OfSubscribers;
    }

    // The lines that a campaign has bought or taken over share its make, and each of them is asked a few times only.
    private bool IsConvictedWithHisMake(CallerEvidence caller, Policy policy) =>
        Make >= LeastOfMake
        && Himself + Make >= Score.FromPoints(WithHisMake * policy.Thresholds.Block)
        && Subscribers.HasFailedThroughout(caller);

    private static bool IsAboutHimself(SignalFamily family) => family
        is SignalFamily.Rate
        or SignalFamily.FanOut
        or SignalFamily.Completion
        or SignalFamily.Reciprocity
        or SignalFamily.Reputation
        or SignalFamily.Challenge;

    private static bool SpeaksForHimself(CallerEvidence? caller, Policy policy) =>
        caller is not null && caller.Attempts24h >= policy.LeastSamples;

    // Who called little is refused for his company only when somebody in it failed challenges or was complained about:
    // how calls end convicts nobody but who made them.
    private static bool IsProven(SignalInput input)
    {
        var standings = input.Evidence.Standings;
        return (TellsApart(standings)
            && (standings[StandingKind.Pattern].Proofs >= LeastProofs
                || standings[StandingKind.Fingerprint].Proofs >= LeastProofs))
            || standings[StandingKind.Range].Proofs >= LeastProofs
            || IsIdentityProven(input);
    }

    private static bool IsIdentityProven(SignalInput input)
    {
        var identity = input.Evidence.Standings[StandingKind.Identity];
        return identity.Proofs >= LeastProofs && (!input.Attempt.Caller.IsWithheld || IsWayProven(identity, input));
    }

    // Others may withhold their numbers behind the same address, with the make that an agent gives to all of them.
    // Where no two callers had a good call of late, the robot is alone: one good call may be its own.
    private static bool IsWayProven(StandingEvidence way, SignalInput input) =>
        way.Proofs >= LeastOfAWay
        && way.Suspicion >= AllOfAWay
        && input.Evidence.Source is not { GoodCallers24h: > 1 };

    // A back-to-back agent gives everybody behind an interconnect one make: that is the trunk's, not a campaign's.
    private static bool TellsApart(StandingSet standings) =>
        standings[StandingKind.Pattern].Strangers24h <= MostOfTrunk * standings[StandingKind.Trunk].Strangers24h;

    // Who passes as often as he fails is asked: a robot passes by chance, and soon has failed more often.
    private static bool HasPassedAsOften(CallerEvidence? caller) =>
        caller is { ChallengesPassed: > Once } && caller.ChallengesFailed <= caller.ChallengesPassed + AsOften;

    private static bool HasFailedOnceAtMost(CallerEvidence? caller) =>
        caller is not null && caller.ChallengesFailed - caller.ChallengesPassed < LeastFailures;

    // Humans fail now and then: who failed once, or passed as often, is asked again before he is refused for it.
    private int Counted(CallerEvidence? caller) =>
        HasFailedOnceAtMost(caller)
            ? Against & ~(1 << (int)SignalFamily.Challenge)
            : Against;
}
