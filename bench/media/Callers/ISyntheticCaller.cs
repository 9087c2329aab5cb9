namespace Spit.MediaBench.Callers;

/// <summary>Decides each 20 ms what to say.</summary>
internal interface ISyntheticCaller
{
    void Act(Ear ear, Mouth mouth);
}
