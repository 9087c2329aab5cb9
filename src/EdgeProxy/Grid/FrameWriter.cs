using Google.Protobuf;
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

    public bool IsEmpty => _frame.Attempts.Count == 0 && _frame.Outcomes.Count == 0;

    public Wire.EdgeFrame Frame => _frame;

    public void Clear()
    {
        _frame.Attempts.Clear();
        _frame.Outcomes.Clear();
    }

    public void Add(ulong id, CallAttempt attempt)
    {
        var wire = Reuse(_attempts, _frame.Attempts.Count);
        wire.Id = id;
        wire.Caller = Write(wire.Caller, attempt.Caller);
        wire.Callee = attempt.Callee;
        wire.SourceIp = Write(attempt.Source);
        wire.Trunk = attempt.Trunk;
        wire.StartedUnixMs = attempt.At.ToUnixTimeMilliseconds();
        _frame.Attempts.Add(wire);
    }

    public void Add(CallOutcome outcome)
    {
        var wire = Reuse(_outcomes, _frame.Outcomes.Count);
        wire.Caller = Write(wire.Caller, outcome.Caller);
        wire.Callee = outcome.Callee;
        wire.SourceIp = Write(outcome.Source);
        wire.StartedUnixMs = (outcome.EndedAt - outcome.Duration).ToUnixTimeMilliseconds();
        wire.Code = outcome.Code;
        wire.DurationMs = (long)outcome.Duration.TotalMilliseconds;
        wire.HangUp = outcome.IsAnswered
            ? outcome.CalleeHungUp ? Wire.HangUp.Callee : Wire.HangUp.Caller
            : Wire.HangUp.Unspecified;
        _frame.Outcomes.Add(wire);
    }

    private static T Reuse<T>(List<T> messages, int index)
        where T : new()
    {
        if (index == messages.Count)
        {
            messages.Add(new T());
        }
        return messages[index];
    }

    private static Wire.CallerKey Write(Wire.CallerKey? wire, CallerKey key)
    {
        wire ??= new Wire.CallerKey();
        wire.Trust = (Wire.TrustClass)key.Trust;
        wire.Identity = key.Identity;
        return wire;
    }

    private static ByteString Write(SourceAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        var length = address.WriteBytes(bytes);
        return ByteString.CopyFrom(bytes[..length]);
    }
}
