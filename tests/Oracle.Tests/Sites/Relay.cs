using System.Net;
using System.Net.Sockets;

namespace Spit.Oracle.Tests.Sites;

/// <summary>Carries one edge's connections to one silo, and breaks them when told to.</summary>
internal sealed class Relay : IAsyncDisposable
{
    private readonly IPEndPoint _target;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _gate = new();
    private readonly List<RelayedConnection> _connections = [];
    private readonly Task _work;

    public Relay(IPEndPoint target)
    {
        _target = target;
        _listener.Start();
        _work = AcceptAsync();
    }

    /// <summary>The silo's address for those who go through the relay.</summary>
    public Uri Url => new($"http://{_listener.LocalEndpoint}");

    /// <summary>Connections that were broken.</summary>
    public int Broken
    {
        get
        {
            lock (_gate) return _connections.Count(connection => connection.IsBroken);
        }
    }

    /// <summary>Breaks what is open, now or at the next bytes of the side that it says.</summary>
    public void Break(Break how)
    {
        foreach (var connection in All()) connection.Break(how);
    }

    /// <summary>Delivers the questions that are late, and waits until the silo has answered them to nobody.</summary>
    public Task DeliverLateAsync() => Task.WhenAll(All().Select(connection => connection.DeliverLateAsync()));

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var connection in All()) connection.Dispose();
        _listener.Dispose();
        _end.Dispose();
    }

    private RelayedConnection[] All()
    {
        lock (_gate) return [.. _connections];
    }

    private async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            var near = await _listener.AcceptSocketAsync(_end.Token);
            var connection = new RelayedConnection(near);
            lock (_gate) _connections.Add(connection);
            _ = connection.CarryAsync(_target);
        }
    }
}
