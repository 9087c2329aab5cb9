namespace Spit.Challenger.Recordings;

/// <summary>The recordings on this challenger's disk.</summary>
internal sealed class RecordingVault : IHostedService
{
    /// <summary>Asks the grid whether a call may be recorded.</summary>
    /// <param name="callee">Who is called.</param>
    /// <param name="cancellationToken">The call is over.</param>
    /// <returns>Null: it may not, or the grid did not answer; then nothing is recorded.</returns>
    public Task<RecordingPermit?> AskAsync(string callee, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Begins a recording.</summary>
    /// <returns>Null when the disk does not take it.</returns>
    public Recording? Begin(RecordingPermit permit) => throw new NotImplementedException();

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
