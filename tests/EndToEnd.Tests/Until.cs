using System.Diagnostics;

namespace Spit.EndToEnd.Tests;

/// <summary>Waits for a condition, and fails when its deadline passes.</summary>
internal static class Until
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);

    public static async Task TrueAsync(Func<Task<bool>> condition, TimeSpan deadline, Func<string> what)
    {
        var clock = Stopwatch.StartNew();
        while (!await condition())
        {
            if (clock.Elapsed > deadline) Assert.Fail($"After {deadline.TotalSeconds} s still not: {what()}");
            await Task.Delay(Step, TestContext.Current.CancellationToken);
        }
    }

    public static Task TrueAsync(Func<bool> condition, TimeSpan deadline, Func<string> what) =>
        TrueAsync(() => Task.FromResult(condition()), deadline, what);
}
