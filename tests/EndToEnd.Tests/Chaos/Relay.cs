using System.Net;
using System.Net.Sockets;

namespace Spit.EndToEnd.Tests.Chaos;

/// <summary>A TCP relay that can stop forwarding, with or without closing what is open.</summary>
internal sealed class Relay : IAsyncDisposable
{
    private readonly IPEndPoint _target;
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _gate = new();
    private readonly List<Socket> _open = [];
    private readonly Task _work;
    private TaskCompletionSource _flow = Done();
    private bool _isClosed;

    private Relay(IPEndPoint local, IPEndPoint target)
    {
        _target = target;
        _listener = new TcpListener(local);
        _listener.Start();
        _work = AcceptAsync();
    }

    /// <summary>The target's address for those who go through the relay.</summary>
    public string Url => $"http://{_listener.LocalEndpoint}";

    public static Relay Start(IPEndPoint local, IPEndPoint target) => new(local, target);

    /// <summary>Nothing gets through any more, and nobody is told.</summary>
    public void Stall()
    {
        lock (_gate) _flow = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Ends every connection, and each new one at once.</summary>
    public void Close()
    {
        Socket[] open;
        lock (_gate)
        {
            _isClosed = true;
            open = [.. _open];
            _open.Clear();
        }
        foreach (var socket in open) socket.Dispose();
    }

    /// <summary>Forwards again, what waited first.</summary>
    public void Resume()
    {
        lock (_gate)
        {
            _isClosed = false;
            _flow.TrySetResult();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        Close();
        Resume();
        await _work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Dispose();
        _end.Dispose();
    }

    private static TaskCompletionSource Done()
    {
        var done = new TaskCompletionSource();
        done.SetResult();
        return done;
    }

    private async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            var near = await _listener.AcceptSocketAsync(_end.Token);
            var far = new Socket(_target.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            if (!Keep(near, far)) continue;
            _ = CarryAsync(near, far);
        }
    }

    private bool Keep(Socket near, Socket far)
    {
        near.NoDelay = far.NoDelay = true;
        lock (_gate)
        {
            if (!_isClosed)
            {
                _open.AddRange([near, far]);
                return true;
            }
        }
        near.Dispose();
        far.Dispose();
        return false;
    }

    private async Task CarryAsync(Socket near, Socket far)
    {
        try
        {
            await far.ConnectAsync(_target, _end.Token);
            await Task.WhenAny(CopyAsync(near, far), CopyAsync(far, near));
        }
        catch (Exception fault) when (IsEnd(fault))
        {
            // The silo is not there, or the test is over: the connection ends below.
        }
        near.Dispose();
        far.Dispose();
        lock (_gate) _open.RemoveAll(socket => socket == near || socket == far);
    }

    private async Task CopyAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, _end.Token) is > 0 and var length)
            {
                Task flow;
                lock (_gate) flow = _flow.Task;
                await flow;
                await to.SendAsync(buffer.AsMemory(0, length), _end.Token);
            }
        }
        catch (Exception fault) when (IsEnd(fault))
        {
            // One of the two ends is gone: that ends the other.
        }
    }

    private static bool IsEnd(Exception fault) =>
        fault is SocketException or ObjectDisposedException or OperationCanceledException;
}
