namespace Spit.MediaBench.Voices;

/// <summary>Which voices tune and which ones are reported: no speaker is in both.</summary>
internal static class VoiceList
{
    /// <summary>For <c>learn</c>, and for whatever else is chosen by looking at results.</summary>
    public static IReadOnlyList<VoiceSpec> Tuning { get; } =
    [
        new(VoiceSource.Flite, "kal16", "en"), new(VoiceSource.Flite, "awb", "en"),
        Espeak("en-us+m1", 40), Espeak("en-us+m3", 55), Espeak("en-gb+m5", 50), Espeak("en-us+f1", 60),
        Espeak("en-gb+f3", 55), Espeak("en-us+Andy", 45), Espeak("en-us+Annie", 60), Espeak("en-us+klatt", 45),
        Espeak("de+m1", 50), Espeak("de+f1", 55), Espeak("es+m3", 45), Espeak("es+f3", 60),
        Recorded("it_IT_m_Carlo"), Recorded("ru_RU_f_IvrvoiceRU"),
    ];

    /// <summary>For what <c>detect</c> reports.</summary>
    public static IReadOnlyList<VoiceSpec> Reported { get; } =
    [
        new(VoiceSource.Flite, "rms", "en"), new(VoiceSource.Flite, "slt", "en"),
        Espeak("en-us+m2", 45), Espeak("en-gb+m4", 60), Espeak("en-us+m7", 40), Espeak("en-us+f2", 55),
        Espeak("en-gb+f4", 65), Espeak("en-us+linda", 55), Espeak("en-us+Michael", 45), Espeak("en-us+klatt4", 50),
        Espeak("de+m4", 45), Espeak("de+f2", 60), Espeak("es+m2", 50), Espeak("es+f4", 55),
        // Both are spoken by one person, so they are in one list.
        Recorded("en_US_f_Allison"), Recorded("es_MX_f_Allison"),
        Recorded("fr_CA_f_June"),
        new(VoiceSource.Recorded, "/usr/share/pocketsphinx/test/data/cards", ""),
    ];

    private static VoiceSpec Espeak(string name, int pitch) => new(VoiceSource.Espeak, name, name[..2], pitch);

    private static VoiceSpec Recorded(string name) =>
        new(VoiceSource.Recorded, "/usr/share/asterisk/sounds/" + name, "");
}
