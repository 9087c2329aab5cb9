using Spit.Speech;

namespace Spit.Challenger;

/// <summary>Has the speech model work through what all calls have heard, in batches.</summary>
internal sealed partial class SpeechWork(SpeechEngine speech, TimeProvider time, ILogger<SpeechWork> logger)
    : BackgroundService
{
    // A window of the model is 32 ms long: none waits for another one, and batches are as large as they get.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!speech.UsesModel)
        {
            if (speech.Fault is { } fault) LogWithoutModel(fault);
            return;
        }
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false)) speech.Work();
    }

    [LoggerMessage(5030, LogLevel.Warning, "Speech is told by its energy alone: {Fault}")]
    private partial void LogWithoutModel(string fault);
}
