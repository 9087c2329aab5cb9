using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Spit.Challenger.Calls;
using Spit.Challenger.Sip;
using Spit.Hosting.Settings;

namespace Spit.Challenger.Tests.Sip;

/// <summary>A whole challenger in this process, with a grid that is silent.</summary>
public sealed class RunningChallenger : IAsyncLifetime
{
    private readonly FaultLog _faults = new();
    private WebApplication? _app;

    public IPEndPoint Sip => _app!.Services.GetRequiredService<Switchboard>().Local;

    /// <summary>How many calls it has.</summary>
    public int Calls
    {
        get
        {
            var calls = 0;
            var desk = _app!.Services.GetRequiredService<CallDesk>();
            _app.Services.GetRequiredService<Switchboard>().Enter(() => calls = desk.Count);
            return calls;
        }
    }

    /// <summary>What it logged as errors.</summary>
    public IEnumerable<string> Faults => _faults.Lines;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Logging.AddProvider(_faults);
        builder.AddSpitChallenger(new ChallengerOptions
        {
            Name = "challenger-1",
            Sip = new IPEndPoint(IPAddress.Loopback, 0),
            Media = new MediaPorts(IPAddress.Loopback, 20_000, 20_015),
            Grid = [new Uri("http://127.0.0.1:1")],
            Api = new IPEndPoint(IPAddress.Loopback, 0),
            ChallengeKey = new SecretText("a key of tests, which nobody else has"),
            SpeechModel = false,
        });
        _app = builder.Build();
        await _app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is null) return;
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private sealed class FaultLog : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public IEnumerable<string> Lines => _lines;

        public ILogger CreateLogger(string categoryName) => this;

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
            if (IsEnabled(logLevel)) _lines.Enqueue($"{formatter(state, exception)} {exception}");
        }

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
