namespace Spit.EndToEnd.Tests.Peers;

/// <summary>How a sipp ended.</summary>
internal sealed record SippResult(
    int ExitCode,
    long Successful,
    long Failed,
    long Retransmissions,
    IReadOnlyList<SippLogLine> Log,
    string Errors)
{
    public void HasSucceeded(int calls) =>
        Assert.True(
            ExitCode == 0 && Successful == calls && Failed == 0,
            $"{Successful} of {calls} calls went well, {Failed} failed, exit code {ExitCode}\n{Errors}");
}
