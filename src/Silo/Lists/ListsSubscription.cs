namespace Spit.Silo.Lists;

/// <summary>Ends a subscription when disposed; once.</summary>
internal sealed class ListsSubscription(Action end) : IDisposable
{
    private Action? _end = end;

    public void Dispose() => Interlocked.Exchange(ref _end, null)?.Invoke();
}
