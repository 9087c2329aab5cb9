namespace Spit.Speech;

/// <summary>The shapes of Silero VAD at 8 kHz (its own example code, version 6).</summary>
internal static class SileroWindow
{
    /// <summary>Samples that are judged at a time: 32 ms.</summary>
    public const int Samples = 256;

    /// <summary>Samples of the window before that are seen once more.</summary>
    public const int Context = 32;

    public const int Input = Context + Samples;

    /// <summary>Numbers in one layer of the state; there are two.</summary>
    public const int StateLayer = 128;

    public const int StateLayers = 2;

    public const int State = StateLayers * StateLayer;
}
