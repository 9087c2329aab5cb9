using Spit.Detection;
using Wire = Spit.Protocol.V1;

namespace Spit.EdgeProxy.Grid;

/// <summary>Fills one frame over and over: it is written out before the next is filled.</summary>
internal sealed class FrameWriter
{
    private readonly Wire.EdgeFrame _frame = new();
    private readonly List<Wire.Attempt> _attempts = [];
    private readonly List<Wire.Outcome> _outcomes = [];

    public int AttemptCount => _frame.Attempts.Count;

    public int BlockCount => _frame.Blocks.Count;

    public int ProbesCount => _frame.Probes.Count;

    public bool IsEmpty => _frame.Attempts.Count == 0
        && _frame.Outcomes.Count == 0
        && _frame.Blocks.Count == 0
        && _frame.Probes.Count == 0;

    public Wire.EdgeFrame Frame => _frame;

    public void Clear()
    {
        _frame.Attempts.Clear();
        _frame.Outcomes.Clear();
        _frame.Blocks.Clear();
        _frame.Probes.Clear();
    }

    public void Add(LiveBlock block) => _frame.Blocks.Add(new Wire.LiveBlock
    {
        Caller = WireWriter.Write(null, block.Caller),
        RemainingMs = (long)block.For.TotalMilliseconds,
    });

    public void Add(SourceProbes probes)
    {
        var wire = new Wire.SourceProbes
        {
            SourceIp = WireWriter.Write(probes.Source),
            Malformed = (uint)probes.Malformed,
            OfScanners = (uint)probes.OfScanners,
        };
        wire.Names.AddRange(probes.Names);
        _frame.Probes.Add(wire);
    }

    public void Add(ulong id, CallAttempt attempt, bool isAgain = false)
    {
        var wire = Reuse(_attempts, _frame.Attempts.Count);
        WireWriter.Write(wire, id, attempt);
        wire.Again = isAgain;
        _frame.Attempts.Add(wire);
    }

    public void Add(EndedCall call)
    {
        var outcome = call.Outcome;
        var wire = Reuse(_outcomes, _frame.Outcomes.Count);
        wire.Attempt ??= new Wire.Attempt();
        WireWriter.Write(wire.Attempt, id: 0, outcome.Attempt);
        wire.Code = outcome.Code;
        wire.AnswerMs = outcome.IsAnswered ? RingingOf(outcome) : 0;
        wire.DurationMs = (long)outcome.Duration.TotalMilliseconds;
        wire.HangUp = outcome.IsAnswered
            ? outcome.CalleeHungUp ? Wire.HangUp.Callee : Wire.HangUp.Caller
            : Wire.HangUp.Unspecified;
        wire.Unwanted = call.IsUnwanted;
        _frame.Outcomes.Add(wire);
    }

    // A clock that was set back between start and end makes no ringing of negative length.
    private static long RingingOf(CallOutcome outcome) =>
        Math.Max(0, (long)(outcome.EndedAt - outcome.Duration - outcome.Attempt.At).TotalMilliseconds);

    private static T Reuse<T>(List<T> messages, int index)
        where T : new()
    {
        if (index == messages.Count)
        {
            messages.Add(new T());
        }
        return messages[index];
    }
}
