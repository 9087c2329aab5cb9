using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Spit.Challenger.Audio;

namespace Spit.Challenger.Tests.Audio;

/// <summary>An engine on the loopback, whose metrics and faults are kept.</summary>
internal sealed class EngineUnderTest : IDisposable
{
    // Below the ports that the kernel gives to the tests' own sockets.
    private const int FirstPort = 20_000;
    private const int LastPort = 29_999;

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly MeterListener _listener = new();
    private long _dropped;
    private long _sent;

    public EngineUnderTest(IPAddress? local = null, int firstPort = FirstPort, int lastPort = LastPort)
    {
        var meters = _services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, meters)) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) =>
        {
            if (instrument.Name == "spit.challenge.packets.dropped") Interlocked.Add(ref _dropped, value);
        });
        _listener.SetMeasurementEventCallback<double>((_, _, _, _) => Interlocked.Increment(ref _sent));
        _listener.Start();
        Engine = new AudioEngine(local ?? IPAddress.Loopback, firstPort, lastPort, Log, meters);
    }

    public AudioEngine Engine { get; }

    public KeptLog Log { get; } = new();

    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>How many deviations were measured.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    public AudioLeg Open()
    {
        Assert.True(Engine.TryOpen(out var leg));
        return leg;
    }

    public void Dispose()
    {
        Engine.Dispose();
        _listener.Dispose();
        _services.Dispose();
    }

    /// <summary>Errors alone: a busy machine may also have warnings.</summary>
    internal sealed class KeptLog : ILogger
    {
        private int _errors;

        public int Errors => Volatile.Read(ref _errors);

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) Interlocked.Increment(ref _errors);
        }
    }
}
