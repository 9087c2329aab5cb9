using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Spit.EndToEnd.Tests.Peers;

/// <summary>Sends single SIP datagrams, and takes what comes back.</summary>
internal static class DatagramProbe
{
    private const int WaitMilliseconds = 200;

    public static bool AnswersOptions(IPEndPoint target) =>
        Ask(target, Options(target)).StartsWith("SIP/2.0 ", Ordinal);

    /// <summary>The first datagram that comes back, empty when none does.</summary>
    public static string Ask(IPEndPoint target, string message)
    {
        using var client = new UdpClient(new IPEndPoint(
            target.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Loopback : IPAddress.IPv6Loopback, 0));
        client.Client.ReceiveTimeout = WaitMilliseconds;
        var local = (IPEndPoint)client.Client.LocalEndPoint!;
        client.Send(Encoding.UTF8.GetBytes(message.Replace("{local}", $"{local}", Ordinal)), target);
        try
        {
            IPEndPoint? from = null;
            return Encoding.UTF8.GetString(client.Receive(ref from));
        }
        catch (SocketException)
        {
            return "";
        }
    }

    public static string Options(IPEndPoint target) => string.Join("\r\n", [
        $"OPTIONS sip:{target} SIP/2.0",
        $"Via: SIP/2.0/UDP {{local}};branch=z9hG4bK{Guid.NewGuid():N};rport",
        "From: <sip:probe@example.com>;tag=1",
        $"To: <sip:{target}>",
        $"Call-ID: {Guid.NewGuid():N}",
        "CSeq: 1 OPTIONS",
        "Max-Forwards: 70",
        "Content-Length: 0",
        "",
        "",
    ]);
}
