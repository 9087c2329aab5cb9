using System.CommandLine;
using Spit.Media.Challenges;
using Spit.MediaBench.Callers;
using Spit.MediaBench.Calls;
using Spit.MediaBench.Reports;
using Spit.MediaBench.Voices;
using Spit.Speech;

namespace Spit.MediaBench.Commands;

/// <summary>detect: how well the machine tells humans from robots, on voices that did not tune it.</summary>
internal static class DetectCommand
{
    public static Command Create()
    {
        var calls = new Option<int>("--calls")
        {
            Description = "Calls of each kind at each noise level.",
            DefaultValueFactory = _ => 20,
        };
        var seed = new Option<int>("--seed")
        {
            Description = "The first call's number.",
            DefaultValueFactory = _ => Plans.FirstReportedSeed,
        };
        var likelihoods = new Option<FileInfo?>("--likelihoods") { Description = "Instead of the built-in ones." };
        var tuning = new Option<bool>("--tuning-voices") { Description = "On the voices that tune, to choose by." };
        var table = new Option<FileInfo?>("--table") { Description = "A CSV file that gets a line for each call." };
        var command = new Command("detect", "Detection rates on synthetic callers, for the model and for the energy.")
        {
            calls, seed, likelihoods, tuning, table,
        };
        command.SetAction(parsed => Run(
            parsed.GetValue(calls),
            parsed.GetValue(tuning) ? 500_000 : parsed.GetValue(seed),
            parsed.GetValue(likelihoods),
            parsed.GetValue(tuning) ? VoiceList.Tuning : VoiceList.Reported,
            parsed.GetValue(table)));
        return command;
    }

    private static int Run(
        int perKind, int firstSeed, FileInfo? likelihoods, IReadOnlyList<VoiceSpec> list, FileInfo? table)
    {
        var voices = BenchVoices.Read(list);
        var judge = JudgeOf(likelihoods);
        using var model = SpeechEngine.Open();
        using var energy = SpeechEngine.WithoutModel();
        if (!model.UsesModel)
        {
            Console.Error.WriteLine($"the model is not here: {model.Fault}");
            return 2;
        }
        var kinds = Enum.GetValues<CallerKind>();
        var specs = Plans.Draw(perKind, firstSeed, kinds).ToList();
        var (prompts, passed) = (BenchVoices.Prompts(), true);
        using var lines = table?.CreateText();
        foreach (var (name, engine) in new[] { ("Silero v6", model), ("energy", energy) })
        {
            var results = new SessionRun(engine, judge, prompts, voices).Run(specs).ToList();
            var met = DetectReport.Print(Console.Out, $"{name}, calls", results, hasBars: engine.UsesModel);
            passed &= met || !engine.UsesModel;
            CallTable.Write(lines, name, results);
            if (!engine.UsesModel) continue;
            var recorded = new RecordedRun(engine, judge, voices).Run(specs).ToList();
            DetectReport.Print(Console.Out, $"{name}, recordings of the greeting alone", recorded, hasBars: false);
        }
        return passed ? 0 : 1;
    }

    private static ChallengeJudge JudgeOf(FileInfo? likelihoods)
    {
        if (likelihoods is null) return ChallengeJudge.Default;
        using var stream = likelihoods.OpenRead();
        return new ChallengeJudge(ChallengePlan.Default, ChallengeLikelihoodFile.Read(stream), ChallengeJudge.AllTests);
    }
}
