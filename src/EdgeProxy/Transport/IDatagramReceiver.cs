namespace Spit.EdgeProxy.Transport;

/// <summary>Who takes what a listener received; called on the listener's own thread, one datagram at a time.</summary>
internal interface IDatagramReceiver
{
    void OnDatagram(UdpListener listener, SipEndPoint source, ReadOnlySpan<byte> datagram);
}
