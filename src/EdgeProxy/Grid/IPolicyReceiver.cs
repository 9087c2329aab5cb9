namespace Spit.EdgeProxy.Grid;

/// <summary>Takes the policies that the grid pushes.</summary>
public interface IPolicyReceiver
{
    /// <summary>
    /// Called on the stream's own thread when the stream begins and after each change; returns soon and never throws. A
    /// policy that cannot be read leaves the running one as it is.
    /// </summary>
    /// <param name="revision">The policy's name in verdicts.</param>
    /// <param name="yaml">Its text.</param>
    /// <param name="likelihoods">The text of its likelihood file; empty when it names none.</param>
    void Apply(string revision, string yaml, string likelihoods);
}
