namespace Spit.MediaBench.Callers;

/// <summary>What a caller hears of the machine: sound or silence, some frames late.</summary>
/// <param name="delay">Frames until the machine's sound is heard.</param>
internal sealed class Ear(int delay)
{
    // A gap within an announcement.
    private const int Gap = 30;

    private readonly Queue<bool> _way = new(Enumerable.Repeat(false, delay));

    /// <summary>Frames since the call was answered.</summary>
    public int Now { get; private set; }

    /// <summary>Frames of silence since the machine last spoke, or since the beginning.</summary>
    public int Quiet { get; private set; }

    /// <summary>Frames that the latest announcement has taken, its gaps included.</summary>
    public int Talked { get; private set; }

    public bool IsHearing => Quiet == 0;

    public void Hear(bool isSound)
    {
        Now++;
        _way.Enqueue(isSound);
        if (_way.Dequeue())
        {
            Talked = Quiet > Gap ? 1 : Talked + Quiet + 1;
            Quiet = 0;
        }
        else Quiet++;
    }
}
