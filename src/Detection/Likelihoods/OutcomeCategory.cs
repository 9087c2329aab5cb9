namespace Spit.Detection.Likelihoods;

/// <summary>How a call ended, as coarse as likelihoods are learned.</summary>
public static class OutcomeCategory
{
    /// <summary>Says nothing about the caller: 408, 482, 5xx and whatever else is about the network.</summary>
    public const int Neutral = -1;

    public const int Busy = 13;
    public const int NoSuchNumber = 14;
    public const int Unavailable = 15;
    public const int GivenUp = 16;
    public const int Declined = 17;
    public const int Unwanted = 18;
    public const int ChallengePassed = 19;
    public const int ChallengeFailed = 20;
    public const int Count = 21;

    // The upper ends, in seconds of talk, of the categories 0 to 11; category 12 is everything longer.
    private static readonly double[] TalkEnds = [1, 2, 3.5, 5.5, 8, 12, 18, 27, 40, 60, 110, 240];

    /// <summary>The names in a likelihood file, by category.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "talk_1s", "talk_2s", "talk_3.5s", "talk_5.5s", "talk_8s", "talk_12s", "talk_18s", "talk_27s", "talk_40s",
        "talk_60s", "talk_110s", "talk_240s", "talk_longer", "busy", "no_such_number", "unavailable", "given_up",
        "declined", "unwanted", "challenge_passed", "challenge_failed",
    ];

    public static int Of(CallOutcome outcome) => outcome.Code switch
    {
        >= 200 and < 300 => OfTalk(outcome.Duration.TotalSeconds),
        486 or 600 => Busy,
        // Numbers that do not exist: a robot works through a range.
        404 or 410 or 484 or 604 => NoSuchNumber,
        480 => Unavailable,
        487 => GivenUp,
        // A 607 is a human's complaint (RFC 8197) and counts as his report, by who he is and once a day; as the end of
        // a call, which anybody may make up, it says no more than that the callee declined.
        403 or 433 or 603 or 607 or 608 => Declined,
        _ => Neutral,
    };

    /// <summary>The category of an answered call.</summary>
    /// <param name="seconds">Talk time; a negative one counts as none.</param>
    public static int OfTalk(double seconds)
    {
        var category = 0;
        while (category < TalkEnds.Length && seconds > TalkEnds[category]) category++;
        return category;
    }
}
