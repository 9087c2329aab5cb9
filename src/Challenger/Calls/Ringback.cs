namespace Spit.Challenger.Calls;

/// <summary>What a caller hears while it rings: 425 Hz, 1 s on and 4 s off (ETSI TR 101 041-2).</summary>
internal static class Ringback
{
    private const int SampleRate = 8000;
    private const int Period = 5 * SampleRate;

    // A second holds 425 whole periods: it can be repeated without a click.
    private static readonly short[] Tone = Make();

    /// <summary>Fills a frame; false in the silence between two rings.</summary>
    /// <param name="frame">At most a second.</param>
    /// <param name="position">Samples since it began to ring; moved on.</param>
    public static bool Fill(Span<short> frame, ref int position)
    {
        var place = position % Period;
        position = (position + frame.Length) % Period;
        if (place + frame.Length > Tone.Length) return false;
        Tone.AsSpan(place, frame.Length).CopyTo(frame);
        return true;
    }

    private static short[] Make()
    {
        // Chosen: about -19 dBm0, heard and not hurting.
        const double Amplitude = 2500;
        var tone = new short[SampleRate];
        for (var i = 0; i < tone.Length; i++)
            tone[i] = (short)(Amplitude * Math.Sin(2 * Math.PI * 425 * i / SampleRate));
        return tone;
    }
}
