namespace Spit.Speech;

/// <summary>Which of the frames were lost that are heard and not given back yet: a queue of bits.</summary>
internal sealed class LostFrames
{
    // Twice what a call's slots hold; beyond that everything counts as lost.
    private const int Capacity = 256;

    private readonly bool[] _bits = new bool[Capacity];
    private long _added;
    private long _taken;

    public void Add(bool isLost)
    {
        if (_added - _taken < Capacity) _bits[_added % Capacity] = isLost;
        _added++;
    }

    public bool Take()
    {
        var isKept = _added - _taken <= Capacity;
        var isLost = _bits[_taken % Capacity];
        _taken++;
        return !isKept || isLost;
    }
}
