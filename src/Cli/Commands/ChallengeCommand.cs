using System.CommandLine;

namespace Spit.Cli.Commands;

/// <summary>spitctl challenge: what the answering machine would think of somebody.</summary>
internal static class ChallengeCommand
{
    public static Command Create(Terminal terminal, Option<string> format) =>
        new("challenge", "Judges callers as the answering machine does.")
        {
            ChallengeJudgeCommand.Create(terminal, format),
        };
}
