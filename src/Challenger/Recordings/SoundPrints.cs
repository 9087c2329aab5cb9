namespace Spit.Challenger.Recordings;

/// <summary>Tells what recordings sound like, where the machine has libchromaprint.</summary>
internal sealed class SoundPrints
{
    private readonly Lock _gate = new();

    public SoundPrints(ILogger<SoundPrints> logger)
    {
        try
        {
            Chromaprint.Free(Chromaprint.New(Chromaprint.Algorithm));
            IsAvailable = true;
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            RecordingLog.NoSoundPrints(logger);
        }
    }

    /// <summary>False: recordings are not compared with others.</summary>
    public bool IsAvailable { get; }

    /// <summary>Begins one; null when there are none.</summary>
    public SoundPrint? Begin()
    {
        if (!IsAvailable) return null;
        // Built with FFTW it makes and frees its plans in one place for all threads.
        lock (_gate)
        {
            return new SoundPrint(Chromaprint.New(Chromaprint.Algorithm), _gate);
        }
    }
}
