namespace Spit.Media.Rtp;

/// <summary>Which of the last 64 packets have come.</summary>
internal sealed class SequenceWindow
{
    private const int Size = 64;

    private bool _isStarted;
    private ushort _highest;
    private ulong _seen;

    public void Clear() => _isStarted = false;

    /// <summary>Whether it is the one behind the highest.</summary>
    public bool IsNext(ushort sequence) => !_isStarted || sequence == (ushort)(_highest + 1);

    /// <summary>Whether it is behind the highest, next or not.</summary>
    public bool IsNewer(ushort sequence) => !_isStarted || (short)(sequence - _highest) > 0;

    /// <summary>Takes note; false: it has come before, or so long ago that this is not known.</summary>
    public bool Add(ushort sequence)
    {
        if (!_isStarted)
        {
            _isStarted = true;
            _highest = sequence;
            _seen = 1;
            return true;
        }
        var ahead = (short)(sequence - _highest);
        if (ahead > 0)
        {
            _seen = ahead >= Size ? 1 : (_seen << ahead) | 1;
            _highest = sequence;
            return true;
        }
        if (-ahead >= Size) return false;
        var bit = 1UL << -ahead;
        if ((_seen & bit) != 0) return false;
        _seen |= bit;
        return true;
    }
}
