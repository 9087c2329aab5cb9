using Spit.EdgeProxy.Transport;
using Spit.Sip.Transactions;

namespace Spit.EdgeProxy.Proxying;

/// <summary>
/// One request on its way through the proxy: the server side it came in by and the client side it left by.
/// </summary>
internal abstract class ProxyTransaction(SipProxy proxy, TransactionKey key, ReceivedRequest request)
    : TransactionUser(proxy)
{
    /// <summary>By which a repeated request, an ACK or a CANCEL finds it (RFC 3261 17.2.3).</summary>
    public TransactionKey Key { get; } = key;

    public ReceivedRequest Request { get; } = request;

    /// <summary>The same request came again.</summary>
    public abstract void OnRetransmission(TimeSpan now);

    /// <summary>Sends the request on.</summary>
    public abstract void Forward(ClientSide clientSide, TimeSpan now);

    /// <summary>Answers the request here.</summary>
    public abstract void Answer(LocalResponse response, TimeSpan now);
}
