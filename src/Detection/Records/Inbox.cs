using Spit.Detection.Counters;

namespace Spit.Detection.Records;

/// <summary>The calls that somebody received.</summary>
[GenerateSerializer, Alias("spit.Inbox")]
public sealed class Inbox
{
    [Id(0)] private DecayingCounter _received;
    [Id(1)] private RecentSet? _from;

    public bool IsEmpty => _received.AtTicks == 0;

    /// <summary>Takes note of a call.</summary>
    /// <param name="now">When it ended.</param>
    /// <param name="from">Canonical identity of who called.</param>
    public void Receive(DateTimeOffset now, string from)
    {
        _received = _received.Add(now, Windows.Month);
        (_from ??= new()).Add(from);
    }

    /// <summary>Calls received in the last 30 days.</summary>
    public double Received(DateTimeOffset now) => _received.At(now, Windows.Month);

    /// <summary>Whether he is among the latest 128 who called.</summary>
    public bool IsFrom(string caller) => _from?.Contains(caller) == true;
}
