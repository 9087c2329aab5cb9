using Microsoft.Extensions.Time.Testing;

namespace Spit.EdgeProxy.Tests.Grid;

/// <summary>A clock of the test's that counts how often a timer fires.</summary>
internal sealed class CountedTimers : FakeTimeProvider
{
    public int Fired { get; private set; }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(
            passed =>
            {
                Fired++;
                callback(passed);
            },
            state,
            dueTime,
            period);
}
