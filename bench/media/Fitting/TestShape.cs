namespace Spit.MediaBench.Fitting;

/// <summary>What is given of a curve; the rest is learned.</summary>
/// <param name="Name">The test.</param>
/// <param name="Unit">The unit of the knots.</param>
/// <param name="Direction">1: the more the likelier a robot; -1: the less; 0: either.</param>
/// <param name="Knots">Where the curve may bend.</param>
internal sealed record TestShape(string Name, string Unit, int Direction, double[] Knots)
{
    /// <summary>What the test may be worth at most, either way.</summary>
    public double Most { get; init; } = 4;


    /// <summary>The tests that are learned; what a keyed digit and a silent caller are worth is set by hand.</summary>
    public static IReadOnlyList<TestShape> Learned { get; } =
    [
        new("SpeechWhileGreeting", "share", 1, [0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.55, 0.7, 0.85]),
        new("Onset", "ms", -1, [100, 300, 600, 1200, 2500, 5000]),
        new("LongestSpurt", "ms", 1, [200, 500, 900, 1400, 2000, 3000, 5000]),
        new("AnsweredTheHello", "ms", 1, [200, 500, 900, 1300, 1800]),
        new("Yielding", "ms", 1, [200, 600, 1000, 1500, 2000, 3000]),
        // How long synthetic callers take is their author's assumption.
        new("ResponseLatency", "ms", 0, [0, 400, 1000, 2000, 3000, 4500]) { Most = 0.6 },
        new("AnswerLength", "ms", 1, [200, 700, 1300, 2000, 2800, 3800, 5500]),
    ];
}
