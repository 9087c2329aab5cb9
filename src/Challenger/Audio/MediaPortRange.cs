using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Spit.Challenger.Audio;

/// <summary>The ports that calls may use, taken in turns so that a port rests between two calls.</summary>
internal sealed class MediaPortRange
{
    private readonly Lock _gate = new();
    private readonly IPAddress _address;
    private readonly int _first;
    private readonly int _pairs;
    private int _turn;

    /// <param name="first">1 to 65534; an odd one is left out.</param>
    /// <param name="last">The last port, which may be one of RTCP.</param>
    public MediaPortRange(IPAddress address, int first, int last)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(last, IPEndPoint.MaxPort);
        _address = address;
        _first = first + (first & 1);
        _pairs = (last - _first + 1) / 2;
        ArgumentOutOfRangeException.ThrowIfLessThan(_pairs, 1, nameof(last));
    }

    /// <summary>False: all are taken.</summary>
    public bool TryTake([NotNullWhen(true)] out PortPair? ports)
    {
        lock (_gate)
        {
            for (var tried = 0; tried < _pairs; tried++)
            {
                var port = _first + 2 * _turn;
                _turn = (_turn + 1) % _pairs;
                if (PortPair.TryBind(_address, port, out ports)) return true;
            }
        }
        ports = null;
        return false;
    }
}
