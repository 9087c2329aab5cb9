using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using Spit.Challenger.Audio;
using Spit.Media.Codecs;
using Spit.Media.Sdp;

namespace Spit.MediaBench.Streams;

/// <summary>One engine with all calls, the other side of which is another process.</summary>
internal sealed class StreamMeasurement : IDisposable
{
    private const int FirstPort = 20_000;
    private const int LastPort = 31_999;

    // Longer than it takes until the code is compiled in full and all buffers are filled.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    private readonly ServiceProvider _services;
    private readonly MeterListener _listener = new();
    private readonly AudioEngine _engine;
    private readonly (AudioLeg Leg, CountingEar Ear)[] _calls;
    private readonly ThreadUsage _usage;
    private readonly BareTimer _bare = new();
    private volatile DeviationHistogram _deviations = new();

    private StreamMeasurement(StreamPlan plan, IPEndPoint remote)
    {
        _services = new ServiceCollection().AddMetrics().AddLogging(log => log.AddConsole(console =>
            console.LogToStandardErrorThreshold = LogLevel.Trace)).BuildServiceProvider();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "spit.challenge.packet.deviation") listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((_, seconds, _, _) => _deviations.Add(seconds));
        _listener.Start();
        _engine = new AudioEngine(
            IPAddress.Loopback,
            FirstPort,
            LastPort,
            _services.GetRequiredService<ILoggerFactory>().CreateLogger<AudioEngine>(),
            _services.GetRequiredService<IMeterFactory>());
        var terms = new AudioTerms { Remote = remote, RemoteRtcp = remote, Law = G711Law.Mu, PayloadType = 0 };
        _calls = [.. Enumerable.Range(0, plan.Calls).Select(_ => Open(terms))];
        _usage = new ThreadUsage("audio");
    }

    public static async Task<StreamRound[]> RunAsync(StreamPlan plan, CancellationToken stop)
    {
        await using var load = await LoadProcess.StartAsync();
        using var measurement = new StreamMeasurement(plan, load.Local);
        await load.SendAsync(measurement._calls.Select(call => call.Leg.Local.Port));
        await Task.Delay(WarmUp, stop);
        var rounds = new StreamRound[plan.Rounds];
        for (var i = 0; i < rounds.Length; i++) rounds[i] = await measurement.MeasureAsync(plan.Length, stop);
        return rounds;
    }

    public void Dispose()
    {
        _bare.Dispose();
        _engine.Dispose();
        _listener.Dispose();
        _services.Dispose();
    }

    private async Task<StreamRound> MeasureAsync(TimeSpan length, CancellationToken stop)
    {
        var (lost, empty, heard) = Counts();
        var cpu = _usage.Read();
        var start = Stopwatch.GetTimestamp();
        _deviations = new DeviationHistogram();
        _ = _bare.Take();
        await Task.Delay(length, stop);
        var (deviations, bare) = (_deviations, _bare.Take());
        _deviations = new DeviationHistogram();
        var used = _usage.Read() - cpu;
        var elapsed = Stopwatch.GetElapsedTime(start);
        var (lostThen, emptyThen, heardThen) = Counts();
        return new StreamRound
        {
            CpuPerFrame = used.TotalMicroseconds / (heardThen - heard),
            CoreShare = used / elapsed,
            Median = deviations.Milliseconds(0.5),
            P99 = deviations.Milliseconds(0.99),
            Worst = deviations.WorstMilliseconds,
            BareP99 = bare.Milliseconds(0.99),
            Sent = deviations.Count,
            LostIn = lostThen - lost,
            Empty = emptyThen - empty,
        };
    }

    private (AudioLeg Leg, CountingEar Ear) Open(AudioTerms terms)
    {
        if (!_engine.TryOpen(out var leg)) throw new InvalidOperationException("No ports are free.");
        var ear = new CountingEar();
        leg.Attach(ear, ear);
        leg.Apply(terms);
        return (leg, ear);
    }

    private (long Lost, long Empty, long Heard) Counts() =>
        (_calls.Sum(c => c.Leg.PacketsLost), _calls.Sum(c => c.Ear.Empty), _calls.Sum(c => c.Ear.Heard));
}
