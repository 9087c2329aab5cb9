using System.Runtime.InteropServices;

namespace Spit.Standalone;

/// <summary>Waits for SIGTERM or Ctrl-C, and leaves it to the program to stop its parts in their order.</summary>
/// <remarks>
/// The framework's own lifetime tells all parts at once that the program is stopping; the silo then ends its streams
/// while the edge beside it still has outcomes to send.
/// </remarks>
internal sealed class StopSignal : IHostLifetime, IDisposable
{
    private readonly TaskCompletionSource _signalled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<PosixSignalRegistration> _registrations = [];

    /// <summary>Completes at the first signal, or when the host stops for a reason of its own.</summary>
    public async Task WaitAsync(CancellationToken hostStops)
    {
        await using var registration = hostStops.Register(() => _signalled.TrySetResult());
        await _signalled.Task;
    }

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGQUIT })
        {
            _registrations.Add(PosixSignalRegistration.Create(signal, Receive));
        }
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _registrations.ForEach(registration => registration.Dispose());

    private void Receive(PosixSignalContext context)
    {
        context.Cancel = true;
        _signalled.TrySetResult();
    }
}
