using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Spit.EndToEnd.Tests.Peers;

/// <summary>Whoever is called, as a bare socket: shows the bytes that arrive, and says nothing.</summary>
internal sealed class RawCallee(IPEndPoint local) : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly UdpClient _socket = new(local);

    /// <summary>Sends a message from a port of its own and takes what arrives here.</summary>
    /// <param name="message">Makes the message, given the address it is sent from.</param>
    /// <param name="edge">Where it goes.</param>
    public async Task<string> ReceiveAsync(Func<string, string> message, IPEndPoint edge)
    {
        using var caller = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        caller.Send(Encoding.UTF8.GetBytes(message($"{caller.Client.LocalEndPoint}")), edge);
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(Longest);
        return Encoding.UTF8.GetString((await _socket.ReceiveAsync(late.Token)).Buffer);
    }

    public void Dispose() => _socket.Dispose();
}
