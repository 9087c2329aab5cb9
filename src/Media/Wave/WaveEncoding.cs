namespace Spit.Media.Wave;

/// <summary>How samples stand in a WAV file.</summary>
public enum WaveEncoding
{
    /// <summary>16-bit signed, little-endian.</summary>
    Pcm16,

    /// <summary>G.711 mu-law.</summary>
    MuLaw,

    /// <summary>8-bit unsigned; read, never written.</summary>
    Pcm8,

    /// <summary>24-bit signed, little-endian; read, never written.</summary>
    Pcm24,

    /// <summary>G.711 A-law; read, never written.</summary>
    ALaw,

    /// <summary>32-bit signed, little-endian; read, never written.</summary>
    Pcm32,

    /// <summary>32-bit IEEE 754 from -1 to 1, little-endian; read, never written.</summary>
    Ieee32,
}
