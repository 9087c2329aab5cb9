using Spit.EdgeProxy.Transport;

namespace Spit.EdgeProxy.Challenges;

/// <summary>A challenger as the edge knows it.</summary>
internal sealed class ChallengerNode(SipEndPoint endPoint)
{
    // Chosen: at a probe a second, one lost datagram changes nothing.
    private const int MissesUntilAvoided = 2;

    // Chosen: a process that is merely slow keeps its calls; its callers have heard nothing for as long.
    private const int MissesUntilLost = 5;

    private int _misses = MissesUntilAvoided;
    private bool _isFull;

    public SipEndPoint EndPoint { get; } = endPoint;

    /// <summary>Calls may be sent to it.</summary>
    public bool IsUp => _misses < MissesUntilAvoided && !_isFull;

    /// <summary>It answered a probe.</summary>
    public void Answered(int code) => (_misses, _isFull) = (0, code == 503);

    /// <summary>It did not; true when that makes it lost, with the calls that it has.</summary>
    public bool Missed() => ++_misses == MissesUntilLost;
}
