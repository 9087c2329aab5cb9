using System.Threading.Tasks.Sources;
using Spit.Detection;
using Spit.Detection.Lists;

namespace Spit.EdgeProxy.Grid;

/// <summary>One question under way; pooled, so that a call in peace allocates none.</summary>
/// <remarks>Whoever takes it out of <see cref="PendingQuestions"/> completes it; awaiting it gives it back.</remarks>
internal sealed class Question(PendingQuestions home) : IValueTaskSource<Evidence>
{
    private ManualResetValueTaskSourceCore<Evidence> _core;

    public ulong Id { get; private set; }

    public long AskedAt { get; private set; }

    public ListEntry? Listed { get; private set; }

    /// <summary>What was asked; null when nobody waits.</summary>
    public CallAttempt? Attempt { get; private set; }

    /// <summary>The stream on which it was asked last.</summary>
    public GridConnection? AskedOn { get; set; }

    public ValueTask<Evidence> Task => new(this, _core.Version);

    public void Begin(ulong id, long askedAt, CallAttempt attempt, ListEntry? listed)
    {
        Attempt = attempt;
        Id = id;
        AskedAt = askedAt;
        Listed = listed;
    }

    /// <summary>The waiting call goes on within this method, on the calling thread.</summary>
    public void Complete(Evidence evidence) => _core.SetResult(evidence);

    public Evidence GetResult(short token)
    {
        try
        {
            return _core.GetResult(token);
        }
        finally
        {
            _core.Reset();
            Listed = null;
            Attempt = null;
            AskedOn = null;
            home.GiveBack(this);
        }
    }

    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    public void OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);
}
