using Spit.EndToEnd.Tests.Peers;

namespace Spit.EndToEnd.Tests.Chaos;

/// <summary>How all the calls of a scenario went.</summary>
internal sealed record TrafficResult(
    long Calls,
    long Failed,
    IReadOnlyList<SippLogLine> Refused,
    long Retransmissions,
    IReadOnlyList<Arrival> Arrivals,
    string Errors)
{
    /// <summary>Every call was delivered and ended as its two ends wanted, without anything said twice.</summary>
    public void WentWell()
    {
        Assert.True(Failed == 0 && Refused.Count == 0, $"{this}\n{string.Join('\n', Refused)}\n{Errors}");
        Assert.True(Arrivals.Count >= Calls, "the callees saw every call");
    }

    public override string ToString() =>
        $"{Calls} calls, {Failed} failed, {Refused.Count} refused, {Retransmissions} messages sent again";
}
