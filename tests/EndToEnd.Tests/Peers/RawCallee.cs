using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Spit.EndToEnd.Tests.Peers;

/// <summary>Whoever is called, as a bare socket: shows the bytes of an INVITE that arrives, and is busy.</summary>
internal sealed partial class RawCallee(IPEndPoint local) : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly UdpClient _socket = new(local);

    /// <summary>Sends an INVITE from a port of its own, takes what arrives here and refuses it.</summary>
    /// <param name="invite">Makes the INVITE, given the address it is sent from.</param>
    /// <param name="edge">Where it goes.</param>
    public async Task<string> ReceiveAsync(Func<string, string> invite, IPEndPoint edge)
    {
        using var caller = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        caller.Send(Encoding.UTF8.GetBytes(invite($"{caller.Client.LocalEndPoint}")), edge);
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(Longest);
        var arrived = await NextAsync(late.Token);
        await RefuseAsync(arrived, edge, late.Token);
        return arrived;
    }

    public void Dispose() => _socket.Dispose();

    // Otherwise the edge repeats the INVITE for half a minute, to whoever is called at this port next.
    private async Task RefuseAsync(string invite, IPEndPoint edge, CancellationToken late)
    {
        var lines = invite.Split("\r\n").Where(line => Copied().IsMatch(line));
        var response = string.Join("\r\n", ["SIP/2.0 486 Busy Here", .. lines, "Content-Length: 0", "", ""]);
        _socket.Send(Encoding.UTF8.GetBytes(response), edge);
        while (!(await NextAsync(late)).StartsWith("ACK ", Ordinal)) { }
    }

    private async Task<string> NextAsync(CancellationToken late) =>
        Encoding.UTF8.GetString((await _socket.ReceiveAsync(late)).Buffer);

    // RFC 3261 8.2.6.2, in full and in compact form.
    [GeneratedRegex("^(Via|From|f|To|t|Call-ID|i|CSeq):")]
    private static partial Regex Copied();
}
