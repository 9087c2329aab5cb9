using System.Net;
using System.Threading.Channels;
using Spit.Simulator.Transport;

namespace Spit.Simulator;

/// <summary>
/// One loop that takes the datagrams of all sockets and wakes whoever is due, so that nothing of a call is touched by
/// two threads.
/// </summary>
internal sealed class EventLoop(TimeProvider time) : IDisposable
{
    /// <summary>The loop looks around at least this often.</summary>
    private static readonly TimeSpan LongestRest = TimeSpan.FromMilliseconds(50);

    private readonly long _started = time.GetTimestamp();
    private readonly List<UdpPort> _ports = [];
    private readonly List<Task> _receivers = [];
    private readonly CancellationTokenSource _closing = new();

    private readonly Channel<ReceivedDatagram> _arrived =
        Channel.CreateUnbounded<ReceivedDatagram>(new UnboundedChannelOptions { SingleReader = true });

    private Task<bool>? _arrival;

    public Agenda Agenda { get; } = new();

    /// <summary>Since the loop was made.</summary>
    public TimeSpan Now => time.GetElapsedTime(_started);

    /// <summary>A socket that is closed with the loop.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">The address cannot be bound.</exception>
    public UdpPort Open(IPEndPoint address)
    {
        var port = new UdpPort(address);
        _ports.Add(port);
        _receivers.Add(port.ReceiveAsync(_arrived.Writer, _closing.Token));
        return port;
    }

    /// <summary>Takes what has arrived, wakes who is due, and rests until there is more of either.</summary>
    /// <param name="nextEvent">When something outside the agenda is due, at the latest.</param>
    /// <param name="receive">Takes a datagram.</param>
    public async Task StepAsync(TimeSpan nextEvent, Action<ReceivedDatagram> receive)
    {
        while (_arrived.Reader.TryRead(out var datagram))
            receive(datagram);
        Agenda.Elapse(Now);
        var due = Agenda.NextDue < nextEvent ? Agenda.NextDue : nextEvent;
        var rest = due - Now;
        if (rest <= TimeSpan.Zero)
            return;
        _arrival ??= _arrived.Reader.WaitToReadAsync().AsTask();
        await Task.WhenAny(_arrival, Task.Delay(rest < LongestRest ? rest : LongestRest, time));
        if (_arrival.IsCompleted)
            _arrival = null;
    }

    /// <summary>Receives no more.</summary>
    public async Task CloseAsync()
    {
        await _closing.CancelAsync();
        await Task.WhenAll(_receivers);
    }

    public void Dispose()
    {
        foreach (var port in _ports)
            port.Dispose();
        _closing.Dispose();
    }
}
