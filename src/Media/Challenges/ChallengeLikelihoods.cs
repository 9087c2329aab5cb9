using System.Collections.Frozen;

namespace Spit.Media.Challenges;

/// <summary>What each test is worth. Immutable; <see cref="ChallengeLikelihoodFile"/> reads it.</summary>
/// <param name="origin">What it was learned from, in words.</param>
/// <param name="curves">A curve a test, by name; a test without one says nothing.</param>
public sealed class ChallengeLikelihoods(string origin, IReadOnlyDictionary<string, LikelihoodCurve> curves)
{
    private readonly FrozenDictionary<string, LikelihoodCurve> _curves =
        curves.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The table that is built in.</summary>
    public static ChallengeLikelihoods Default { get; } = ChallengeLikelihoodFile.ReadBuiltIn();

    public string Origin => origin;

    public IReadOnlyDictionary<string, LikelihoodCurve> Curves => _curves;

    /// <summary>ln of how much likelier a reading is from a robot than from a person; 0 says nothing.</summary>
    public double Of(string test, TestReading reading) => _curves.GetValueOrDefault(test)?.At(reading) ?? 0;
}
