using System.Collections.Immutable;

namespace Spit.Detection.Signals;

/// <summary>One module of detection: a pure function of attempt, evidence and policy.</summary>
internal interface ISignal
{
    /// <summary>The signal's name in verdicts, policies and docs/signals.</summary>
    string Symbol { get; }

    SignalFamily Family { get; }

    /// <summary>What it measures; empty when its points are decided, not learned.</summary>
    ImmutableArray<Facet> Facets { get; }

    /// <summary>Measures. Nothing is added when there is nothing to say.</summary>
    void Read(SignalInput input, ref Readings readings);

    /// <summary>What the points rest on, in words; only asked of a signal that had something to say.</summary>
    string Explain(SignalInput input);
}
