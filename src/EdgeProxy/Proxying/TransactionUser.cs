using Spit.Sip.Messages;

namespace Spit.EdgeProxy.Proxying;

/// <summary>Whoever has client transactions and timers in the proxy (RFC 3261 5: a transaction user).</summary>
/// <remarks>Everything here happens under the proxy's lock. Time is monotonic.</remarks>
internal abstract class TransactionUser(SipProxy proxy)
{
    /// <summary>The earliest time at which the timer queue holds it.</summary>
    public TimeSpan QueuedFor { get; set; } = TimeSpan.MaxValue;

    /// <summary>When <see cref="Elapse"/> wants to be called next; <see cref="TimeSpan.MaxValue"/>: never.</summary>
    public abstract TimeSpan NextDue { get; }

    protected SipProxy Proxy { get; } = proxy;

    /// <summary>A response to what was sent.</summary>
    public abstract void OnResponse(SipMessageView response, TimeSpan now);

    /// <summary>Lets the timers that are due do their work.</summary>
    public abstract void Elapse(TimeSpan now);

    protected static TimeSpan Earlier(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
