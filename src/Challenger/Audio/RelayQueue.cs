using System.Diagnostics;
using Spit.Media.Codecs;
using Spit.Media.Rtp;

namespace Spit.Challenger.Audio;

/// <summary>Frames on their way from one leg to the other: as many as a stall of one of them may bring.</summary>
internal sealed class RelayQueue
{
    private const int Frames = 4;
    private const int FrameSamples = JitterBuffer.FrameSamples;

    private readonly byte[] _codes = new byte[Frames * FrameSamples];
    private readonly short[] _samples = new short[FrameSamples];
    private int _first;
    private int _count;

    public void Clear() => _count = 0;

    /// <summary>Takes a frame; the oldest leaves when there are too many.</summary>
    public void Put(ReadOnlySpan<byte> codes, G711Law from, G711Law to)
    {
        Debug.Assert(codes.Length == FrameSamples, "A frame is 20 ms.");
        if (_count == Frames)
        {
            _first = (_first + 1) % Frames;
            _count--;
        }
        var slot = _codes.AsSpan((_first + _count) % Frames * FrameSamples, FrameSamples);
        _count++;
        if (from == to)
        {
            codes.CopyTo(slot);
            return;
        }
        G711.Decode(from, codes, _samples);
        G711.Encode(to, _samples, slot);
    }

    /// <summary>The oldest frame, until the next is put; empty: none has come.</summary>
    public ReadOnlySpan<byte> Take()
    {
        if (_count == 0) return default;
        var slot = _codes.AsSpan(_first * FrameSamples, FrameSamples);
        _first = (_first + 1) % Frames;
        _count--;
        return slot;
    }
}
