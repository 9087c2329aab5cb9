namespace Spit.DetectionBench.Scoring;

/// <summary>What became of one campaign.</summary>
/// <param name="Run">Which of the pooled runs it belongs to.</param>
/// <param name="DeliveredBefore">Its calls that were delivered before the first that was stopped.</param>
/// <param name="IsFound">At least one of its calls was stopped.</param>
/// <param name="SecondsToOtherPop">
/// From its first call to its first block at another POP than that call's; null: none, or never called elsewhere.
/// </param>
/// <param name="IsSpread">It called at more than one POP.</param>
internal sealed record CampaignResult(
    int Run,
    string Campaign,
    string Class,
    int Calls,
    int Stopped,
    int Blocked,
    int DeliveredBefore,
    bool IsFound,
    double? SecondsToOtherPop,
    bool IsSpread);
