namespace Spit.Hosting.Health;

/// <summary>Whether the program has been told to stop, though it may still serve for a while.</summary>
internal sealed class DrainNotice
{
    private volatile bool _isGiven;

    public bool IsGiven => _isGiven;

    public void Give() => _isGiven = true;
}
