using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Spit.Hosting.Health;

/// <summary>
/// On SIGTERM the program first says that it is not ready and serves on for a time, then stops. Whoever asks for
/// readiness, or learns of the end by the same event, has stopped sending work by then. Ctrl-C and a second signal do
/// not wait.
/// </summary>
internal sealed class DrainDelay(
    TimeSpan delay,
    DrainNotice notice,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<DrainDelay> logger) : IHostLifetime, IDisposable
{
    private readonly List<PosixSignalRegistration> _registrations = [];
    private ITimer? _end;

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGQUIT })
        {
            _registrations.Add(PosixSignalRegistration.Create(signal, Receive));
        }
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What a signal does; a program that has a handler is not ended by the system.</summary>
    public void Stop(PosixSignal signal)
    {
        if (signal != PosixSignal.SIGTERM || delay == TimeSpan.Zero || notice.IsGiven)
        {
            notice.Give();
            lifetime.StopApplication();
            return;
        }
        notice.Give();
        HostingLog.DrainDelayed(logger, delay);
        _end = time.CreateTimer(_ => lifetime.StopApplication(), null, delay, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _registrations.Clear();
        _end?.Dispose();
    }

    private void Receive(PosixSignalContext context)
    {
        context.Cancel = true;
        Stop(context.Signal);
    }
}
