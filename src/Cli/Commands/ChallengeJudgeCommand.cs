using System.CommandLine;
using Spit.Cli.Tables;
using Spit.Media.Challenges;
using Spit.Media.Wave;
using Spit.Speech;

namespace Spit.Cli.Commands;

/// <summary>spitctl challenge judge: human or robot, from a recording.</summary>
internal static class ChallengeJudgeCommand
{
    private const int MostGreetingMilliseconds = 120_000;

    public static Command Create(Terminal terminal, Option<string> format)
    {
        var files = new Argument<string[]>("CALLER.wav")
        {
            Description = "Recordings of the caller alone, from the greeting's start on: PCM or G.711, from 8 kHz.",
            Arity = ArgumentArity.OneOrMore,
        };
        var greeting = new Option<int>("--greeting-ms")
        {
            Description = "How long the greeting is. Default: as the one that is shipped.",
            DefaultValueFactory = _ => (int)ChallengePlan.DefaultGreeting.TotalMilliseconds,
        };
        greeting.Validators.Add(result =>
        {
            // What is no number is refused by the parser itself.
            if (result.Tokens is not [var token] || !int.TryParse(token.Value, out var length)) return;
            if (length is < 0 or > MostGreetingMilliseconds)
                result.AddError($"--greeting-ms lies between 0 and {MostGreetingMilliseconds}");
        });
        var json = new Option<bool>("--json") { Description = "The same as --output json." };
        var command = new Command(
            "judge",
            "Judges recordings of callers, a line each. Exit code 1 when one is a robot, 2 when a file cannot be "
            + "read, else 0, also when unsure.")
        {
            files, greeting, json,
        };
        command.SetAction(parsed => Run(
            terminal,
            parsed.GetRequiredValue(files),
            TimeSpan.FromMilliseconds(parsed.GetValue(greeting)),
            parsed.GetValue(json) || parsed.GetValue(format) == GridCall.JsonFormat));
        return command;
    }

    private static int Run(Terminal terminal, string[] files, TimeSpan greeting, bool asJson)
    {
        using var engine = SpeechEngine.Open();
        if (!engine.UsesModel)
            terminal.Error.WriteLine($"spitctl: speech is measured by its energy alone: {engine.Fault}");
        var code = ExitCodes.Fine;
        foreach (var file in files)
        {
            if (ReadOf(terminal, file) is not { } audio)
            {
                code = ExitCodes.WrongUse;
                continue;
            }
            var judge = ChallengeJudge.Default;
            var call = RecordedChallenge.Hear(
                audio.Samples, greeting, engine.Create(), () => engine.Work(), judge.Plan);
            var finding = judge.Weigh(call, prior: 0);
            if (asJson) ChallengeJson.Write(terminal.Output, file, finding);
            else ChallengeLine.Write(terminal.Output, files.Length > 1 ? file : null, finding);
            if (code == ExitCodes.Fine && finding.Decision == ChallengeDecision.Robot) code = ExitCodes.No;
        }
        return code;
    }

    private static WaveAudio? ReadOf(Terminal terminal, string file)
    {
        try
        {
            var fault = WaveFile.TryRead(File.ReadAllBytes(file), out var audio);
            if (fault == WaveFault.None && audio.Samples.Length > 0) return audio;
            terminal.Error.WriteLine(
                $"spitctl: {file}: "
                    + $"{(fault == WaveFault.None ? "there is no audio in it" : $"cannot be read: {fault}")}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine($"spitctl: {file}: {e.Message}");
        }
        return null;
    }
}
