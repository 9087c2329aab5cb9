using Spit.Detection;
using Spit.EdgeProxy.Grid;

namespace Spit.GridBench.Loads;

/// <summary>A decision as an edge asks for it.</summary>
internal sealed class StreamTarget(IGrid grid)
{
    public async ValueTask<bool> AskAsync(CallAttempt attempt) =>
        (await grid.AskAsync(attempt)).Missing == MissingEvidence.None;
}
