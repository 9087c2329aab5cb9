using System.Collections.Immutable;

namespace Spit.Detection.Signals;

/// <summary>The caller calls people he never called before, this callee among them.</summary>
internal sealed class FirstContactRatio : ISignal
{
    // Chosen: half of what a ratio says is believed after five calls.
    private const double Full = 5;

    public string Symbol => Symbols.FirstContactRatio;

    public SignalFamily Family => SignalFamily.FanOut;

    public ImmutableArray<Facet> Facets { get; } =
    [
        new("FIRST_CONTACT_RATIO.ratio", Trend.Rising, 0, 0.25, 0.5, 0.75, 0.9, 1) { Neutral = 0.5 },
        new("FIRST_CONTACT_RATIO.count", Trend.Rising, 0, 1, 2, 3, 4, 5, 6, 8, 10),
        new("FIRST_CONTACT_RATIO.known_callee", Trend.Free, 0, 1),
        new("FIRST_CONTACT_RATIO.hour_ratio", Trend.Rising, 0, 0.25, 0.5, 0.75, 0.9, 1) { Neutral = 0.5 },
        new("FIRST_CONTACT_RATIO.hour_count", Trend.Rising, 0, 1, 2, 3, 4, 5, 6, 8),
    ];

    public void Read(SignalInput input, ref Readings readings)
    {
        if (input.Evidence.Caller is not { } caller) return;
        readings.Add(0, Ratio(caller), caller.Attempts24h / (caller.Attempts24h + Full));
        readings.Add(1, Math.Log2(1 + caller.FirstContacts24h));
        if (!caller.IsFirstContact) readings.Add(2, 1);
        var ofHour = caller.FirstContacts1h / Math.Max(1, caller.Attempts1h);
        readings.Add(3, ofHour, caller.Attempts1h / (caller.Attempts1h + Full));
        readings.Add(4, Math.Log2(1 + caller.FirstContacts1h));
    }

    public string Explain(SignalInput input)
    {
        if (input.Evidence.Caller is not { } caller) return "";
        return FormattableString.Invariant($"{caller.FirstContacts24h:0.#} of {caller.Attempts24h:0.#} calls ")
            + "of a day went to people not called before"
            + (caller.IsFirstContact ? ", this one too" : ", this one to somebody known");
    }

    private static double Ratio(CallerEvidence caller) => caller.FirstContacts24h / Math.Max(1, caller.Attempts24h);
}
