using System.Globalization;
using Spit.GridBench.Loads;
using Spit.Silo.Keys;

namespace Spit.GridBench.Silos;

/// <summary>Carries out the orders of the measuring process, a line each, with one answer each.</summary>
internal sealed class Ear(IGridKeys keys, MixSize size, int seed)
{
    private PauseWatch? _watch;
    private Mix? _mix;

    /// <remarks>On a thread of its own: a read blocks, and the pool has no more threads than it needs.</remarks>
    public Task ListenAsync(TextReader orders, Action<object> tell)
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            while (orders.ReadLine() is { } order) tell(Obey(order.Split(' ')));
            end.SetResult();
        })
        {
            IsBackground = true,
            Name = "ear",
        };
        thread.Start();
        return end.Task;
    }

    private object Obey(string[] words)
    {
        switch (words[0])
        {
            case "usage":
                return SiloUsage.Now();
            case "collect":
                Collect();
                return SiloUsage.Now();
            case "bare":
                return RunBareAsync(Number(words[1]), TimeSpan.FromMilliseconds(Number(words[2])))
                    .GetAwaiter().GetResult();
            case "watch":
                _watch = PauseWatch.Start();
                return true;
            case "unwatch":
                return _watch?.Stop() ?? throw new InvalidOperationException("no watch was started");
            default:
                throw new InvalidOperationException("no such order: " + words[0]);
        }
    }

    private async Task<LoadFigures> RunBareAsync(int inFlight, TimeSpan duration)
    {
        // Made at the first order, which is one of the warm-up: it costs more than what is measured.
        _mix ??= Mix.Of(size, seed);
        return await ClosedLoop.RunAsync(new KeysTarget(keys).AskAsync, _mix, inFlight, duration);
    }

    private static void Collect()
    {
        for (var i = 0; i < 2; i++)
        {
            GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }
        GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
    }

    private static int Number(string word) => int.Parse(word, CultureInfo.InvariantCulture);
}
