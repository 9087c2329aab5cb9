namespace Spit.Detection.Signals;

/// <summary>One module of detection: a pure function of the evidence.</summary>
internal interface ISignal
{
    /// <summary>The signal's name in verdicts, policies and docs/signals.</summary>
    string Symbol { get; }

    SignalFamily Family { get; }

    /// <summary>Null when the signal has nothing to say.</summary>
    SignalValue? Weigh(in SignalInput input);
}
