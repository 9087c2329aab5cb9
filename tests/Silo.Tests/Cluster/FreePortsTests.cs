using System.Net;
using System.Net.Sockets;
using Spit.Hosting.Health;
using Spit.Silo.Cluster;

namespace Spit.Silo.Tests.Cluster;

public sealed class FreePortsTests
{
    private static readonly IPEndPoint _any = new(IPAddress.Loopback, 0);

    [Fact]
    public void Of_PortGiven_IsThatPort()
    {
        var wanted = new IPEndPoint(IPAddress.Loopback, 11_111);

        Assert.Equal(wanted, new FreePorts([]).Of(wanted));
    }

    [Fact]
    public void Of_TwoLeft_GivesEachOnce()
    {
        var first = TwoFree();
        var ports = new FreePorts([], first, first + 2);

        var given = new[] { ports.Of(_any).Port, ports.Of(_any).Port, ports.Of(_any).Port };

        Assert.Contains(first, given);
        Assert.Contains(first + 1, given);
        Assert.Equal(3, given.Distinct().Count());
    }

    [Fact]
    public void Of_Reserved_IsNotGiven()
    {
        var first = TwoFree();

        Assert.Equal(first + 1, new FreePorts([first], first, first + 2).Of(_any).Port);
    }

    [Fact]
    public void Beside_SiloThatServesThere_GivesNeither()
    {
        var first = TwoFree();
        var options = new SiloOptions
        {
            Api = new IPEndPoint(IPAddress.Loopback, first),
            Health = new HealthAddress(new IPEndPoint(IPAddress.Loopback, first + 1)),
        };

        var port = FreePorts.Beside(options, first, first + 2).Of(_any).Port;

        Assert.NotInRange(port, first, first + 1);
    }

    // Two ports side by side at which nobody listens, below those that the kernel gives away.
    private static int TwoFree()
    {
        for (var port = 30_000; port < 32_000; port += 2)
            if (IsFree(port) && IsFree(port + 1))
                return port;
        throw new InvalidOperationException("No two free ports side by side.");
    }

    private static bool IsFree(int port)
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            probe.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
