using Spit.EdgeProxy.Transport;
using Spit.Sip.Messages;
using Spit.Sip.Transactions;

namespace Spit.EdgeProxy.Proxying;

/// <summary>
/// One request on its way through the proxy: the server side it came in by and the client side it left by.
/// </summary>
/// <remarks>Everything here happens under the proxy's lock. Time is monotonic.</remarks>
internal abstract class ProxyTransaction(SipProxy proxy, TransactionKey key, ReceivedRequest request)
{
    /// <summary>By which a repeated request, an ACK or a CANCEL finds it (RFC 3261 17.2.3).</summary>
    public TransactionKey Key { get; } = key;

    public ReceivedRequest Request { get; } = request;

    /// <summary>The earliest time at which the timer queue holds this transaction.</summary>
    public TimeSpan QueuedFor { get; set; } = TimeSpan.MaxValue;

    /// <summary>When <see cref="Elapse"/> wants to be called next; <see cref="TimeSpan.MaxValue"/>: never.</summary>
    public abstract TimeSpan NextDue { get; }

    protected SipProxy Proxy { get; } = proxy;

    /// <summary>The same request came again.</summary>
    public abstract void OnRetransmission(TimeSpan now);

    /// <summary>Sends the request on.</summary>
    public abstract void Forward(ClientSide clientSide, TimeSpan now);

    /// <summary>A response to what was sent on.</summary>
    public abstract void OnResponse(SipMessageView response, TimeSpan now);

    /// <summary>Answers the request here.</summary>
    public abstract void Answer(LocalResponse response, TimeSpan now);

    /// <summary>Lets the timers that are due do their work.</summary>
    public abstract void Elapse(TimeSpan now);

    protected static TimeSpan Earlier(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
