using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using System.Net;

namespace Spit.Challenger.Audio;

/// <summary>
/// The audio of all calls, on one thread: each leg has its turn every 20 ms, in one of 20 phases, by a schedule that
/// does not drift.
/// </summary>
/// <remarks>
/// Five hundred calls are fifty thousand packets a second; with a thread, or a wake-up, for each the machine would be
/// busy with changing threads.
/// </remarks>
internal sealed partial class AudioEngine : IDisposable
{
    /// <summary>Longer datagrams are no audio of ours.</summary>
    public const int MaxDatagramBytes = 1500;

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(1);

    // Three frames are sent late; what is later has missed its time.
    private static readonly TimeSpan MostBehind = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan BetweenComplaints = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);

    private readonly ILogger _logger;
    private readonly MediaPortRange _ports;
    private readonly AudioWheel _wheel = new();
    private readonly ConcurrentQueue<Action> _wishes = new();
    private readonly ConcurrentDictionary<AudioLeg, bool> _legs = new();
    private readonly AutoResetEvent _wake = new(false);
    private readonly long _start;
    private readonly Thread _thread;
    private volatile bool _isStopping;
    private long _millisecond;
    private TimeSpan _complained = -BetweenComplaints;

    /// <param name="local">Ours, IPv4 or IPv6, where audio is received.</param>
    /// <param name="firstPort">1 to 65534.</param>
    /// <param name="lastPort">A leg takes two ports.</param>
    public AudioEngine(IPAddress local, int firstPort, int lastPort, ILogger logger, IMeterFactory meters)
    {
        _logger = logger;
        _ports = new MediaPortRange(local, firstPort, lastPort);
        Metrics = new AudioMetrics(meters);
        _start = Time.GetTimestamp();
        _thread = new Thread(Run) { IsBackground = true, Name = "audio" };
        _thread.Start();
    }

    internal AudioMetrics Metrics { get; }

    internal TimeProvider Time { get; } = TimeProvider.System;

    /// <summary>Monotonic, from the engine's beginning.</summary>
    internal TimeSpan Now => Time.GetElapsedTime(_start);

    /// <summary>A leg with ports of its own, which does nothing before it has terms.</summary>
    /// <returns>False: no port is free.</returns>
    public bool TryOpen([NotNullWhen(true)] out AudioLeg? leg)
    {
        ObjectDisposedException.ThrowIf(_isStopping, this);
        leg = null;
        if (!_ports.TryTake(out var ports)) return false;
        leg = new AudioLeg(this, ports);
        _legs[leg] = true;
        return true;
    }

    /// <summary>Ends all legs.</summary>
    public void Dispose()
    {
        _isStopping = true;
        _wake.Set();
        if (Thread.CurrentThread != _thread) _thread.Join();
    }

    /// <summary>Has something done on the engine's thread.</summary>
    internal void Post(Action wish)
    {
        _wishes.Enqueue(wish);
        _wake.Set();
    }

    /// <summary>Gives a leg its turns; the first is the nearest.</summary>
    /// <returns>When that is, or would be.</returns>
    internal TimeSpan Add(AudioLeg leg)
    {
        if (_wheel.Count == 0) _millisecond = (long)Now.TotalMilliseconds + 1;
        var phase = _wheel.Add(leg);
        return Step * (_millisecond
            + (phase - _millisecond % AudioWheel.Phases + AudioWheel.Phases) % AudioWheel.Phases);
    }

    internal void Remove(AudioLeg leg)
    {
        _wheel.Remove(leg);
        if (_legs.TryRemove(leg, out _)) leg.Close();
    }

    private void Run()
    {
        if (!AudioThread.TryRunFirst()) LogOrdinary();
        while (!_isStopping)
        {
            while (_wishes.TryDequeue(out var wish)) wish();
            if (_wheel.Count == 0) _wake.WaitOne(Idle);
            else RunStep();
        }
        while (_wishes.TryDequeue(out var wish)) wish();
        foreach (var leg in _legs.Keys) Remove(leg);
        Metrics.Dispose();
    }

    private void RunStep()
    {
        var due = Step * _millisecond;
        var behind = Now - due;
        if (behind < TimeSpan.Zero)
        {
            AudioThread.Nap(-behind);
            return;
        }
        if (behind > MostBehind)
        {
            Skip(behind);
            return;
        }
        foreach (var leg in _wheel.At(_millisecond)) Turn(leg, due);
        _millisecond++;
        Metrics.Flush();
    }

    /// <summary>Gives up whole frames, so that every leg keeps its phase.</summary>
    private void Skip(TimeSpan behind)
    {
        var frames = (long)((behind - MostBehind) / (Step * AudioWheel.Phases)) + 1;
        _millisecond += frames * AudioWheel.Phases;
        if (Now - _complained < BetweenComplaints) return;
        _complained = Now;
        LogStall(behind, frames);
    }

    private void Turn(AudioLeg leg, TimeSpan due)
    {
        try
        {
            leg.Turn(due);
        }
        catch (Exception e)
        {
            // What a sink or a source throws must not silence the other calls.
            LogFault(e, leg.Local);
            leg.Dispose();
        }
    }

    [LoggerMessage(5100, LogLevel.Information,
        "Audio runs at ordinary priority, as the process may not use SCHED_FIFO; "
            + "packets are late when the machine is busy")]
    private partial void LogOrdinary();

    [LoggerMessage(5101, LogLevel.Warning,
        "The audio of all calls stood still for {Stall}; {Frames} frames of each were neither sent nor heard")]
    private partial void LogStall(TimeSpan stall, long frames);

    [LoggerMessage(5102, LogLevel.Error,
        "What listens or speaks at {Local} failed; this leg ends, and the call with it")]
    private partial void LogFault(Exception e, IPEndPoint local);
}
