namespace Spit.Media.Challenges;

/// <summary>What a test measured.</summary>
public readonly record struct TestReading
{
    private TestReading(bool isAsked, double? value) => (IsAsked, Value) = (isAsked, value);

    /// <summary>The call did not get so far, or too much of it was lost: says nothing.</summary>
    public static TestReading NotAsked => default;

    /// <summary>It was looked for and did not happen.</summary>
    public static TestReading Nothing => new(true, null);

    public bool IsAsked { get; }

    /// <summary>The measure, in the test's own unit; null when there is none.</summary>
    public double? Value { get; }

    public static TestReading Of(double value) => new(true, value);
}
