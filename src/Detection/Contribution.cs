using Spit.Detection.Signals;

namespace Spit.Detection;

/// <summary>One signal's part in a verdict.</summary>
public sealed class Contribution
{
    private readonly ISignal? _signal;
    private readonly SignalInput? _input;
    private string? _reason;

    public Contribution(string symbol, Score score, string reason)
    {
        Symbol = symbol;
        Score = score;
        _reason = reason;
    }

    internal Contribution(ISignal signal, Score score, SignalInput input)
    {
        Symbol = signal.Symbol;
        Score = score;
        _signal = signal;
        _input = input;
    }

    /// <summary>The signal's name, for example CALLER_BURST.</summary>
    public string Symbol { get; }

    /// <summary>Weight times value; the contributions of a verdict sum exactly to its score.</summary>
    public Score Score { get; }

    /// <summary>The reason in words, with the numbers it rests on; written when it is asked for.</summary>
    public string Reason => _reason ??= _signal!.Explain(_input!);
}
