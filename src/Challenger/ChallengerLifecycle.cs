using System.Net.Sockets;
using Spit.Challenger.Calls;
using Spit.Challenger.Sip;
using Spit.Hosting.Commands;

namespace Spit.Challenger;

/// <summary>Listens when all else has started, and ends the calls before anything else ends.</summary>
internal sealed partial class ChallengerLifecycle(
    ChallengerOptions options, Switchboard board, CallDesk desk, TimeProvider time, ILogger<ChallengerLifecycle> logger)
    : IHostedLifecycleService
{
    private static readonly TimeSpan DrainPoll = TimeSpan.FromMilliseconds(50);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        try
        {
            board.Open(options.Sip, options.Advertise?.ToString(), desk);
        }
        catch (SocketException e)
        {
            throw new StartFaultException($"--sip {options.Sip}: cannot listen: {e.Message}");
        }
        board.Enter(() => board.Add(desk));
        return Task.CompletedTask;
    }

    // Connected calls are ended too: their audio, or at least their signalling goes through here.
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        var calls = 0;
        board.Enter(() => (desk.IsStopping, calls) = (true, desk.Count));
        LogDraining(calls);
        var started = time.GetTimestamp();
        while (calls > 0 && time.GetElapsedTime(started) < options.DrainTime
            && !cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(DrainPoll, time, CancellationToken.None);
            board.Enter(() => calls = desk.Count);
        }
        if (calls == 0) return;
        LogEnded(calls);
        board.Enter(desk.EndAll);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(5031, LogLevel.Information, "Stopping: no new calls, {Calls} may finish")]
    private partial void LogDraining(int calls);

    [LoggerMessage(5032, LogLevel.Warning,
        "{Calls} calls were still here when the drain time was over; they are ended")]
    private partial void LogEnded(int calls);
}
