using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace Spit.Challenger.Audio;

/// <summary>
/// The audio of all calls on one thread: a wheel of 20 slots of 1 ms, each leg in one of them, so that its packets go
/// every 20 ms by an absolute schedule.
/// </summary>
internal sealed class AudioEngine : IDisposable
{
    private const int Slots = 20;
    private const int MostTurnsLate = 3 * Slots;

    private readonly IPAddress _address;
    private readonly int _firstPort;
    private readonly int _lastPort;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly long _started;
    private readonly Lock _gate = new();
    private readonly AutoResetEvent _stop = new(false);
    private readonly Thread _thread;

    /// <summary>Each slot's legs, replaced whole.</summary>
    private readonly AudioLeg[][] _slots = [.. Enumerable.Repeat<AudioLeg[]>([], Slots)];
    private int _nextPort;
    private volatile bool _isStopping;

    /// <param name="address">Where audio is received.</param>
    /// <param name="firstPort">The first port of the range; RTP takes even ones.</param>
    /// <param name="lastPort">The last, included.</param>
    public AudioEngine(
        IPAddress address, int firstPort, int lastPort, ILogger logger, AudioMetrics? metrics = null,
        TimeProvider? time = null)
    {
        (_address, _firstPort, _lastPort, _logger) = (address, (firstPort + 1) & ~1, lastPort, logger);
        (_nextPort, Metrics, _time) = (_firstPort, metrics, time ?? TimeProvider.System);
        _started = _time.GetTimestamp();
        _thread = new Thread(Run) { IsBackground = true, Name = "audio", Priority = ThreadPriority.Highest };
        _thread.Start();
    }

    internal AudioMetrics? Metrics { get; }

    /// <summary>How late each packet was; null: nobody asks. Called on the engine's thread.</summary>
    internal Action<TimeSpan>? Deviation { get; set; }

    internal TimeSpan Now => _time.GetElapsedTime(_started);

    internal DateTimeOffset UtcNow => _time.GetUtcNow();

    /// <summary>Opens a leg on a free pair of ports; false: there is none.</summary>
    public bool TryOpen([NotNullWhen(true)] out AudioLeg? leg)
    {
        lock (_gate)
        {
            for (var port = _firstPort; port < _lastPort && !_isStopping; port += 2)
            {
                var candidate = _nextPort;
                _nextPort = _nextPort + 3 > _lastPort ? _firstPort : _nextPort + 2;
                leg = OpenAt(candidate);
                if (leg is null) continue;
                var slot = Array.IndexOf(_slots, _slots.MinBy(s => s.Length));
                Volatile.Write(ref _slots[slot], [.. _slots[slot], leg]);
                return true;
            }
        }
        AudioLog.NoPort(_logger, _firstPort, _lastPort);
        leg = null;
        return false;
    }

    /// <summary>Closes all legs.</summary>
    public void Dispose()
    {
        lock (_gate) _isStopping = true;
        _stop.Set();
        _thread.Join();
        _stop.Dispose();
    }

    private AudioLeg? OpenAt(int port)
    {
        LegSocket? rtp = null;
        try
        {
            rtp = new LegSocket(new(_address, port));
            return new(this, new(_address, port), rtp, new(new(_address, port + 1)));
        }
        catch (SocketException)
        {
            // Somebody else's port: the next pair is tried.
            rtp?.Dispose();
            return null;
        }
    }

    private void Run()
    {
        var turn = (long)Now.TotalMilliseconds;
        while (!_isStopping)
        {
            var due = TimeSpan.FromMilliseconds(turn);
            var now = Now;
            if (now < due)
            {
                _stop.WaitOne(1);
                continue;
            }
            var late = (long)(now - due).TotalMilliseconds;
            if (late > MostTurnsLate)
            {
                AudioLog.Late(_logger, late);
                turn += (late - MostTurnsLate) / Slots * Slots;
                due = TimeSpan.FromMilliseconds(turn);
            }
            Turn((int)(turn % Slots), due);
            turn++;
        }
        for (var slot = 0; slot < Slots; slot++)
            foreach (var leg in _slots[slot]) leg.Close(Now);
    }

    private void Turn(int slot, TimeSpan due)
    {
        foreach (var leg in Volatile.Read(ref _slots[slot]))
        {
            if (leg.IsClosing) Remove(leg, slot);
            else Tick(leg, due);
        }
    }

    private void Tick(AudioLeg leg, TimeSpan due)
    {
        try
        {
            if (!leg.Tick(Now)) return;
            var deviation = Now - due;
            Metrics?.Sent(deviation);
            Deviation?.Invoke(deviation);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            AudioLog.Bug(_logger, e);
            leg.Dispose();
        }
    }

    private void Remove(AudioLeg leg, int slot)
    {
        lock (_gate) Volatile.Write(ref _slots[slot], [.. _slots[slot].Where(l => l != leg)]);
        leg.Close(Now);
    }
}
