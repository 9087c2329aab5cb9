using System.Collections.Concurrent;
using Spit.Media.Speech;

namespace Spit.Speech;

/// <summary>One caller's windows on their way to the model and back.</summary>
/// <remarks>
/// The audio thread fills slots and takes results, the working thread judges them in order: one writer and one reader
/// on either way, so counters with a barrier are enough.
/// </remarks>
/// <param name="ready">Where the call queues up when it has something to judge.</param>
internal sealed class SileroSpeech(ConcurrentQueue<SileroSpeech> ready) : ISpeechDetector
{
    /// <summary>2 s: who is judged later than that is not judged.</summary>
    public const int Slots = 64;

    // Quiet windows that are judged all the same, for the ends of words; after them the state begins anew.
    private const int QuietWindows = 8;

    // A television across the room is speech too, but not the caller's (measured: 22 % wrong frames without it).
    private const double Gate = -46;

    private const float ToUnit = 1 / 32768f;

    private readonly short[] _window = new short[SileroWindow.Samples];
    private readonly short[] _slots = new short[Slots * SileroWindow.Samples];
    private readonly SlotKind[] _kinds = new SlotKind[Slots];
    private readonly float[] _near = new float[Slots];
    private readonly NearVoice _nearVoice = new();
    private readonly float[] _results = new float[Slots];
    private readonly float[] _state = new float[SileroWindow.State];
    private readonly float[] _context = new float[SileroWindow.Context];
    private readonly LostFrames _lost = new();
    private int _filled;
    private bool _hasLoss;
    private int _quiet;
    private long _written;
    private long _judged;
    private long _taken;
    private long _dropped;
    private long _framesTaken;
    private long _windowsTaken;
    private float _current = float.NaN;
    private int _isQueued;

    private bool HasPending => Volatile.Read(ref _written) > Volatile.Read(ref _judged);

    public void Hear(ReadOnlySpan<short> frame)
    {
        var isLost = frame.Length < SpeechFrame.Samples;
        _lost.Add(isLost);
        for (var at = 0; at < SpeechFrame.Samples;)
        {
            var length = Math.Min(SpeechFrame.Samples - at, SileroWindow.Samples - _filled);
            if (!isLost) frame.Slice(at, length).CopyTo(_window.AsSpan(_filled));
            _hasLoss |= isLost;
            at += length;
            _filled += length;
            if (_filled == SileroWindow.Samples) Write();
        }
    }

    public bool TryTake(out float probability)
    {
        // A frame belongs to the window that has its middle.
        var middle = (_framesTaken * SpeechFrame.Samples) + (SpeechFrame.Samples / 2);
        while (_windowsTaken <= middle / SileroWindow.Samples)
        {
            if (TryTakeWindow(out _current)) _windowsTaken++;
            else
            {
                probability = float.NaN;
                return false;
            }
        }
        _framesTaken++;
        probability = _lost.Take() ? float.NaN : _current;
        return true;
    }

    /// <summary>Puts the next window into a batch; results that need no model are given at once.</summary>
    /// <returns>False: there is none left.</returns>
    public bool TryLoad(SileroBatch batch, int row)
    {
        while (HasPending)
        {
            var slot = (int)(_judged % Slots);
            if (_kinds[slot] == SlotKind.Lost) Finish(float.NaN);
            else if (_kinds[slot] == SlotKind.Skipped) Skip(slot);
            else
            {
                Load(slot, batch.InputOf(row));
                batch.SetState(row, _state);
                return true;
            }
        }
        return false;
    }

    /// <summary>Takes back what <see cref="TryLoad"/> gave.</summary>
    public void Unload(SileroBatch batch, int row)
    {
        batch.GetState(row, _state);
        var isQuiet = _kinds[_judged % Slots] == SlotKind.Quiet;
        Finish(isQuiet ? 0 : batch.ProbabilityOf(row) * _near[_judged % Slots]);
    }

    /// <summary>Ends the work on a call that was taken from the queue; it queues up again when there is more.</summary>
    public void Release()
    {
        Volatile.Write(ref _isQueued, 0);
        if (HasPending) QueueUp();
    }

    // A call is in the queue once at most, so it is in a batch once at most.
    private void QueueUp()
    {
        if (Interlocked.Exchange(ref _isQueued, 1) == 0) ready.Enqueue(this);
    }

    private void Write()
    {
        _filled = 0;
        var kind = KindOfWindow();
        var near = _nearVoice.Add(_window, kind == SlotKind.Loud);
        _hasLoss = false;
        // Once dropping, it drops until everything before is taken: so what was dropped is one stretch.
        if (_dropped > 0 || _written - _taken >= Slots)
        {
            _dropped++;
            return;
        }
        var slot = (int)(_written % Slots);
        _kinds[slot] = kind;
        _near[slot] = near;
        _window.CopyTo(_slots, slot * SileroWindow.Samples);
        Volatile.Write(ref _written, _written + 1);
        QueueUp();
    }

    private SlotKind KindOfWindow()
    {
        if (_hasLoss) return SlotKind.Lost;
        if (SoundLevel.Of(_window) >= Gate)
        {
            _quiet = 0;
            return SlotKind.Loud;
        }
        return ++_quiet <= QuietWindows ? SlotKind.Quiet : SlotKind.Skipped;
    }

    private void Load(int slot, Span<float> input)
    {
        _context.CopyTo(input);
        var samples = _slots.AsSpan(slot * SileroWindow.Samples, SileroWindow.Samples);
        for (var i = 0; i < samples.Length; i++) input[SileroWindow.Context + i] = samples[i] * ToUnit;
        KeepContext(slot);
    }

    private void Skip(int slot)
    {
        Array.Clear(_state);
        KeepContext(slot);
        Finish(0);
    }

    private void KeepContext(int slot)
    {
        var last = _slots.AsSpan(((slot + 1) * SileroWindow.Samples) - SileroWindow.Context, SileroWindow.Context);
        for (var i = 0; i < last.Length; i++) _context[i] = last[i] * ToUnit;
    }

    private void Finish(float result)
    {
        _results[_judged % Slots] = result;
        Volatile.Write(ref _judged, _judged + 1);
    }

    private bool TryTakeWindow(out float result)
    {
        result = float.NaN;
        if (_taken < Volatile.Read(ref _judged))
        {
            result = _results[_taken % Slots];
            _taken++;
            return true;
        }
        if (_taken < _written || _dropped == 0) return false;
        _dropped--;
        return true;
    }
}
