using Spit.DetectionBench.Population;

namespace Spit.DetectionBench.Scenarios;

/// <summary>Spam calls that the callee may want to call back: what one scenario leaves for another.</summary>
internal sealed class MissedCalls
{
    private readonly List<(long At, Person Callee, Party Shown, bool IsVictim)> _today = [];

    /// <param name="shown">The number that the callee saw.</param>
    /// <param name="isVictim">It is an innocent subscriber's.</param>
    public void Add(long at, Person callee, Party shown, bool isVictim) => _today.Add((at, callee, shown, isVictim));

    public IReadOnlyList<(long At, Person Callee, Party Shown, bool IsVictim)> Take()
    {
        (long At, Person Callee, Party Shown, bool IsVictim)[] taken = [.. _today];
        _today.Clear();
        return taken;
    }
}
