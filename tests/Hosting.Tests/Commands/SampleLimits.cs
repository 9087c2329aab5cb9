namespace Spit.Hosting.Tests.Commands;

internal sealed record SampleLimits
{
    public int MaxTransactions { get; init; } = 1000;

    public TimeSpan TimerB { get; init; } = TimeSpan.FromSeconds(32);
}
