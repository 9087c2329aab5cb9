using System.Diagnostics;
using Spit.Challenger.Audio;

namespace Spit.MediaBench.Streams;

/// <summary>
/// A thread that does nothing but wake every millisecond, as the engine's does beside its work: how late this machine
/// lets anybody be.
/// </summary>
internal sealed class BareTimer : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(1);

    private readonly Thread _thread;
    private volatile DeviationHistogram _deviations = new();
    private volatile bool _isOver;

    public BareTimer()
    {
        _thread = new Thread(Run) { Name = "bare", IsBackground = true };
        _thread.Start();
    }

    /// <summary>How late it was since it was asked last.</summary>
    public DeviationHistogram Take()
    {
        var deviations = _deviations;
        _deviations = new DeviationHistogram();
        return deviations;
    }

    public void Dispose()
    {
        _isOver = true;
        _thread.Join();
    }

    private void Run()
    {
        _ = AudioThread.TryRunFirst();
        var start = Stopwatch.GetTimestamp();
        var due = TimeSpan.Zero;
        while (!_isOver)
        {
            due += Step;
            AudioThread.Nap(due - Stopwatch.GetElapsedTime(start));
            var late = Stopwatch.GetElapsedTime(start) - due;
            // What fell due meanwhile was late too: a pause counts for all that it kept waiting.
            for (; late > Step; late -= Step, due += Step) _deviations.Add(late.TotalSeconds);
            _deviations.Add(Math.Max(0, late.TotalSeconds));
        }
    }
}
