using Spit.Detection;
using Spit.Detection.Lists;

namespace Spit.EdgeProxy.Grid;

/// <summary>The grid as the edge sees it.</summary>
public interface IGrid
{
    /// <summary>What the operator's lists said last; kept while the grid is away.</summary>
    ListIndex Lists { get; }

    /// <summary>True while a stream to the grid is open.</summary>
    bool IsConnected { get; }

    /// <summary>Counts an attempt and asks what is known about its caller and its source.</summary>
    /// <returns>
    /// Completes within <see cref="EdgeOptions.GridDeadline"/> and never fails: <see cref="Evidence.Missing"/> says why
    /// evidence is not there, and <see cref="Evidence.Listed"/> is filled in every case.
    /// </returns>
    ValueTask<Evidence> AskAsync(CallAttempt attempt);

    /// <summary>True while the caller is to be refused without asking; kept while the grid is away.</summary>
    bool IsLiveBlocked(CallerKey caller);

    /// <summary>
    /// Has a caller refused without asking, at this edge from now on and at all others within 200 ms.
    /// </summary>
    void Block(LiveBlock block);

    /// <summary>Tells the grid how a call ended; returns at once; outcomes wait while the grid is away.</summary>
    void Report(EndedCall call);

    /// <summary>Tells the grid what a source sent beside calls; returns at once; lost while the grid is away.</summary>
    void Tell(SourceProbes probes);
}
