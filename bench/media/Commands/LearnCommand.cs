using System.CommandLine;
using Spit.Media.Challenges;
using Spit.MediaBench.Callers;
using Spit.MediaBench.Calls;
using Spit.MediaBench.Fitting;
using Spit.MediaBench.Voices;
using Spit.Speech;

namespace Spit.MediaBench.Commands;

/// <summary>learn: writes likelihoods.json from calls with the tuning voices.</summary>
internal static class LearnCommand
{
    // What is not there to be measured where nobody speaks.
    private static readonly string[] SilentAbout = ["LongestSpurt", "Onset", "ResponseLatency"];

    private static readonly string[] OfTheAnswer = ["ResponseLatency", "AnswerLength"];

    private const double Ridge = 0.0004;

    public static Command Create()
    {
        var output = new Option<FileInfo>("--out") { Description = "Where the likelihoods go.", Required = true };
        var calls = new Option<int>("--calls")
        {
            Description = "Calls of each kind at each noise level.",
            DefaultValueFactory = _ => 20,
        };
        var command = new Command("learn", "Learns what the tests are worth, from voices that are not reported.")
        {
            output, calls,
        };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(output), parsed.GetValue(calls)));
        return command;
    }

    private static int Run(FileInfo output, int perKind)
    {
        var voices = BenchVoices.Read(VoiceList.Tuning);
        using var engine = SpeechEngine.Open();
        if (!engine.UsesModel) Console.Error.WriteLine($"without the model: {engine.Fault}");
        // A judge who knows nothing hears everybody to the end.
        var plan = ChallengePlan.Default with { Tries = 0 };
        var judge = new ChallengeJudge(
            plan, new ChallengeLikelihoods("", new Dictionary<string, LikelihoodCurve>()), ChallengeJudge.AllTests);
        var kinds = CallerKinds.Humans.Concat(CallerKinds.Talkers).Concat(CallerKinds.Waiters)
            .Append(CallerKind.SilentRobot);
        var specs = Plans.Draw(perKind, firstSeed: 1, kinds).ToList();
        var sessions = new SessionRun(engine, judge, BenchVoices.Prompts(), voices).Run(specs);
        var recordings = new RecordedRun(engine, judge, voices).Run(specs);
        var samples = sessions.Concat(recordings).SelectMany(SamplesOf).ToList();
        var learned = new AdditiveFit(TestShape.Learned, Ridge).Learn(samples);
        var curves = new Dictionary<string, LikelihoodCurve>(learned)
        {
            // Set by hand: carries anybody over the unsure band who pressed the right key; who has no keys loses
            // nothing.
            ["KeyedDigit"] = new(
                "0 none, 1 wrong, 2 right at last, 3 right at once", 0, [0, 1, 2, 3], [0.1, 0.4, -4.8, -5.2]),
        };
        curves["Silence"] = Neutral(curves);
        var origin = $"{specs.Count * 2} calls of the tuning voices of bench/media, verb learn; "
            + "KeyedDigit is set by hand.";
        using var stream = output.Create();
        ChallengeLikelihoodFile.Write(new ChallengeLikelihoods(origin, curves), stream);
        return 0;
    }

    // What is not heard at 0 dB must not blur what is heard at 20. A silent robot and a silent person look alike: what
    // is heard of a silent caller is learned as both.
    private static IEnumerable<FitSample> SamplesOf(CallResult result)
    {
        var (isHuman, isSilent) = (CallerKinds.IsHuman(result.Call.Kind), result.Call.Kind == CallerKind.SilentRobot);
        var weight = result.Call.Snr >= 5 ? 1 : 0.3;
        // Callers need not be heard beyond the greeting: what is heard over it must be worth enough by itself.
        var isHeardEarly = result.Finding.Tests.Any(t => t.Name == "Onset" && t.Reading.Value is not null);
        IReadOnlyList<TestContribution>[] ends = isHeardEarly
            ? [result.Finding.Tests, UpToTheAnswer(result.Finding.Tests)]
            : [result.Finding.Tests];
        foreach (var tests in ends)
        {
            if (isHuman || isSilent) yield return new FitSample(false, weight, tests);
            if (!isHuman) yield return new FitSample(true, weight, tests);
        }
    }

    private static IReadOnlyList<TestContribution> UpToTheAnswer(IEnumerable<TestContribution> tests) =>
        [.. tests.Select(t => OfTheAnswer.Contains(t.Name) ? t with { Reading = TestReading.NotAsked } : t)];

    // Nobody who says nothing at all is called human or robot for it: this takes back what the other tests say of him.
    private static LikelihoodCurve Neutral(Dictionary<string, LikelihoodCurve> curves)
    {
        var sum = curves["SpeechWhileGreeting"].At(TestReading.Of(0))
            + SilentAbout.Sum(t => curves[t].At(TestReading.Nothing));
        return new LikelihoodCurve("s", 0, [0], [-sum]);
    }
}
