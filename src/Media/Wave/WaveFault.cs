namespace Spit.Media.Wave;

/// <summary>Why a file is no audio that can be used.</summary>
public enum WaveFault
{
    None,

    /// <summary>The file does not begin as RIFF/WAVE does.</summary>
    NotWave,

    /// <summary>There is no whole format chunk before the data.</summary>
    NoFormat,

    /// <summary>The format chunk contradicts itself, or has no channel or more than eight.</summary>
    BadFormat,

    /// <summary>Neither PCM of 8, 16, 24 or 32 bits, nor 32-bit floating point, nor G.711.</summary>
    UnsupportedEncoding,

    /// <summary>The rate is below 8,000 or above 48,000 Hz.</summary>
    UnsupportedRate,

    /// <summary>There is no data chunk.</summary>
    NoData,

    /// <summary>More than an hour.</summary>
    TooLong,
}
