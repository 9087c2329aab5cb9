namespace Spit.GridBench.Loads;

/// <summary>How many take part in a <see cref="Mix"/>.</summary>
/// <param name="Callers">At most 1,000,000.</param>
/// <param name="Callees">At most 1,000,000, and not fewer than callers or sources.</param>
/// <param name="Sources">A multiple of the trunks' number.</param>
internal sealed record MixSize(int Callers, int Callees, int Sources)
{
    public static readonly MixSize Full = new(20_000, 50_000, 2_000);

    /// <summary>So few that a silo has activated all of them within seconds.</summary>
    public static readonly MixSize Quick = new(4_000, 8_000, 400);

    public static MixSize Of(bool isQuick) => isQuick ? Quick : Full;

    public override string ToString() => FormattableString.Invariant(
        $"{Callers} callers, {Callees} callees, {Sources} sources");
}
