using Spit.Detection.Backtests;
using Spit.Detection.Policies;
using Spit.Detection.Signals;

namespace Spit.Detection.Likelihoods.Learning;

/// <summary>Estimates a likelihood table anew from labelled calls.</summary>
/// <remarks>
/// Spam and ham weigh the same in all. Within spam a class weighs as the fourth root of its calls: each kind is to be
/// stopped. Within ham it is a power nearer to one, as mistakes are counted by the call, and yet a school alarm is rare
/// and must not be mistaken. Whether a call is spam is told by its class (it begins with "spam") or, in records without
/// classes, by its label.
/// </remarks>
public sealed class LikelihoodLearner : ILessonWatcher
{
    private const int Rounds = 200;
    private const double SpamPower = 0.25;
    private const double HamPower = 0.75;

    // Chosen: every twentieth call of who was convicted is kept, and stands for two.
    private const int ConvictedStride = 20;
    private const int ConvictedCalls = 2;

    // Of the first calls of a class in a file each is kept, of further ones every fourth or twentieth, and stands for
    // as many: so that every file has its say, and memory suffices.
    private static readonly (int Calls, int Stride)[] Kept = [(200, 1), (1000, 4), (int.MaxValue, 20)];

    private readonly Examples _examples = new();
    private readonly OutcomeCensus _ofCaller = new();
    private readonly OutcomeCensus _ofStranger = new();
    private readonly List<(int Category, bool IsSpam, bool IsStranger, int Class)> _lessons = [];
    private readonly Dictionary<string, int> _classes = new(StringComparer.Ordinal);
    private readonly List<int> _seen = [];
    private int _convicted;

    /// <summary>How many calls it has been shown.</summary>
    public int Count => _examples.Count;

    /// <summary>The names of all curves, for example <c>CALLER_BURST.hour/own</c>.</summary>
    public static IEnumerable<string> CurveNames { get; } =
        [.. Enumerable.Range(0, SignalCatalogue.Facets.Length * Arrivals.Count).Select(Arrivals.NameAt)];

    /// <summary>Whether this call is spam; null when the records do not say.</summary>
    public static bool? IsSpam(CallRow row) => row.Class.Length > 0
        ? row.Class.StartsWith("spam", StringComparison.OrdinalIgnoreCase)
        : !row.WouldPass;

    /// <summary>Takes in what was known about a call when it was judged.</summary>
    public void Add(CallRow row, Evidence evidence, Policy policy)
    {
        if (row.Attempt.IsEmergency || IsSpam(row) is not { } isSpam) return;
        var classNumber = ClassOf(row);
        if (IsConvicted(evidence.Caller))
        {
            if (_convicted++ % ConvictedStride == 0)
                _examples.Add(new SignalInput(row.Attempt, evidence, policy), isSpam, classNumber, ConvictedCalls);
            return;
        }
        var seen = _seen[classNumber]++;
        var stride = Array.Find(Kept, k => seen < k.Calls).Stride;
        if (seen % stride == 0)
            _examples.Add(new SignalInput(row.Attempt, evidence, policy), isSpam, classNumber, stride);
    }

    /// <summary>Takes in how a caller would do at a challenge.</summary>
    public void AddChallenge(CallRow row)
    {
        if (row.WouldPass is not { } passes) return;
        var category = passes ? OutcomeCategory.ChallengePassed : OutcomeCategory.ChallengeFailed;
        Learned(row, category, isStranger: true);
    }

    public void Learned(CallRow row, int category, bool isStranger)
    {
        if (category != OutcomeCategory.Neutral && IsSpam(row) is { } isSpam)
            _lessons.Add((category, isSpam, isStranger, ClassOf(row)));
    }

    /// <summary>The likelihood ratios of outcomes, with the curves of the policy they were seen under.</summary>
    public LikelihoodTable FitOutcomes(string origin, LikelihoodTable curves)
    {
        var weights = LessonWeights();
        foreach (var (category, isSpam, isStranger, classNumber) in _lessons)
        {
            _ofCaller.Add(category, isSpam, weights[classNumber]);
            if (isStranger) _ofStranger.Add(category, isSpam, weights[classNumber]);
        }
        return new LikelihoodTable(origin, _ofCaller.LogRatios(), _ofStranger.LogRatios(), curves.Curves);
    }

    /// <summary>The curves of all facets, starting from those of the table that calls were judged by.</summary>
    /// <param name="origin">What the records are, in words.</param>
    /// <param name="start">That table.</param>
    /// <param name="only">Which curves to learn, by name (<c>CALLER_BURST.hour/own</c>); null: all of them.</param>
    public LikelihoodTable FitCurves(string origin, LikelihoodTable start, Func<string, bool>? only = null)
    {
        var curves = new CurveFit(_examples, ExampleWeights(), start, only ?? (static _ => true)).Run(Rounds);
        return new LikelihoodTable(
            origin,
            start.OutcomesOfCaller,
            start.OutcomesOfStranger,
            curves);
    }

    /// <summary>Counts every class anew, so that calls of each file and pass are kept alike.</summary>
    public void BeginFile()
    {
        for (var i = 0; i < _seen.Count; i++) _seen[i] = 0;
    }

    // Who failed two challenges is stopped for that, call after call: whatever else he does would be taken to say
    // nothing. It is to be learned from those who have not been found out.
    private static bool IsConvicted(CallerEvidence? caller) =>
        caller is not null && caller.ChallengesFailed - caller.ChallengesPassed >= 2;

    private double[] ExampleWeights()
    {
        var counts = new double[_classes.Count];
        for (var i = 0; i < _examples.Count; i++) counts[_examples.ClassOf(i)] += _examples.CallsOf(i);
        var weights = new double[_examples.Count];
        double spam = 0;
        double ham = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            var power = _examples.IsSpam(i) ? SpamPower : HamPower;
            weights[i] = _examples.CallsOf(i) * Math.Pow(counts[_examples.ClassOf(i)], power - 1);
            if (_examples.IsSpam(i)) spam += weights[i];
            else ham += weights[i];
        }
        for (var i = 0; i < weights.Length; i++) weights[i] *= 0.5 / (_examples.IsSpam(i) ? spam : ham);
        return weights;
    }

    private double[] LessonWeights()
    {
        var counts = new double[_classes.Count];
        foreach (var lesson in _lessons) counts[lesson.Class]++;
        return [.. counts.Select(n => n == 0 ? 0 : 1 / Math.Sqrt(n))];
    }

    private int ClassOf(CallRow row)
    {
        var name = row.Class.Length > 0 ? row.Class : row.WouldPass == true ? "ham" : "spam";
        if (_classes.TryGetValue(name, out var number)) return number;
        _seen.Add(0);
        return _classes[name] = _classes.Count;
    }
}
