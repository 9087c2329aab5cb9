using System.CommandLine;

namespace Spit.Cli.Commands;

/// <summary>spitctl challenge: what the answering machine thinks of somebody.</summary>
internal static class ChallengeCommand
{
    public static Command Create(Terminal terminal, GridCall call, Option<string> format) =>
        new("challenge", "Judges callers as the answering machine does, and takes back what they earned.")
        {
            ChallengeJudgeCommand.Create(terminal, format), ChallengeRevokeCommand.Create(call),
        };
}
