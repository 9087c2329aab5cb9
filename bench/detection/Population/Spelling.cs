namespace Spit.DetectionBench.Population;

/// <summary>How a network writes a number; [world]: all of them are one caller.</summary>
internal enum Spelling
{
    /// <summary>sip:+49...@host</summary>
    International,

    /// <summary>sip:+49...@host;user=phone</summary>
    InternationalPhone,

    /// <summary>tel:+49...</summary>
    Tel,

    /// <summary>sip:030...@host;user=phone</summary>
    National,

    /// <summary>sip:030...@host</summary>
    NationalPlain,

    /// <summary>sip:0049...@host;user=phone</summary>
    DoubleZero,
}
