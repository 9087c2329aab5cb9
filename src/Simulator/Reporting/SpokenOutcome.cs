namespace Spit.Simulator.Reporting;

/// <summary>What became of a call that was spoken.</summary>
internal sealed record SpokenOutcome
{
    /// <summary>From this likeness on, a voice counts as heard; another voice stays far below.</summary>
    private const double Enough = 0.8;

    /// <summary>Somebody took the call before it reached who was called: the answering machine.</summary>
    public required bool Challenged { get; init; }

    /// <summary>Who was called answered.</summary>
    public required bool Connected { get; init; }

    /// <summary>The other side ended the call.</summary>
    public required bool HungUpOn { get; init; }

    /// <summary>How well the callee's words are found in what the caller heard of him, 0 to 1.</summary>
    public required double CallerHeard { get; init; }

    /// <summary>How well the caller's words are found in what the callee heard, 0 to 1.</summary>
    public required double CalleeHeard { get; init; }

    /// <summary>Connected, and each heard the other.</summary>
    internal bool IsHeardBothWays => Connected && CallerHeard >= Enough && CalleeHeard >= Enough;
}
