namespace Spit.EndToEnd.Tests.Chaos;

/// <summary>How far counters are from what was sent; below zero: lost.</summary>
/// <param name="CallersOff">Callers whose count is not exact.</param>
/// <param name="Callers">Attempts too many or too few over all callers.</param>
/// <param name="Sources">The same over all sources.</param>
internal sealed record CountError(int CallersOff, long Callers, long Sources)
{
    public override string ToString() =>
        $"counts of {CallersOff} callers are off, by {Callers:+0;-0;0} in all; those of sources by {Sources:+0;-0;0}";
}
