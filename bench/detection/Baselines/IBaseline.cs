using Spit.DetectionBench.Calls;

namespace Spit.DetectionBench.Baselines;

/// <summary>What carriers run today, as a causal program over the same records.</summary>
internal interface IBaseline
{
    /// <summary>Its mark in the verdicts.</summary>
    string Symbol { get; }

    /// <summary>Refuses a call or not; knows what happened before and nothing of this call's outcome.</summary>
    bool Refuses(Call call);

    /// <summary>A call that was delivered has ended.</summary>
    /// <param name="call">With its outcome.</param>
    void Ended(Call call);
}
