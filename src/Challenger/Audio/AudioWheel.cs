namespace Spit.Challenger.Audio;

/// <summary>Legs by the millisecond, of 20, in which they have their turn; new ones go where the fewest are.</summary>
internal sealed class AudioWheel
{
    public const int Phases = 20;

    private readonly List<AudioLeg>[] _phases = [.. Enumerable.Range(0, Phases).Select(_ => new List<AudioLeg>())];

    public int Count { get; private set; }

    /// <summary>The millisecond, 0 to 19, in which the leg has its turns.</summary>
    public int Add(AudioLeg leg)
    {
        var emptiest = 0;
        for (var phase = 1; phase < Phases; phase++)
            if (_phases[phase].Count < _phases[emptiest].Count) emptiest = phase;
        _phases[emptiest].Add(leg);
        Count++;
        return emptiest;
    }

    public void Remove(AudioLeg leg)
    {
        foreach (var phase in _phases)
            if (phase.Remove(leg)) Count--;
    }

    /// <summary>Whose turn it is in this millisecond; not to be changed meanwhile.</summary>
    public List<AudioLeg> At(long millisecond) => _phases[(int)(millisecond % Phases)];
}
