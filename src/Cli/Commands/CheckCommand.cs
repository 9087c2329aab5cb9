using System.CommandLine;
using Spit.Cli.Tables;
using Spit.Protocol.V1;

namespace Spit.Cli.Commands;

/// <summary>spitctl check: what the grid would say of a call.</summary>
internal static class CheckCommand
{
    public static Command Create(GridCall call)
    {
        var caller = new Argument<string>("CALLER") { Description = "SIP or tel URI, or a number." };
        var callee = new Option<string>("--callee") { Description = "Who is called.", Required = true };
        var source = new Option<string>("--source") { Description = "Address the call comes from.", Required = true };
        var trust = TrustOption.Create("How the source is declared");
        var count = new Option<bool>("--count") { Description = "Count it as a call attempt; otherwise only look." };
        var explain = new Option<bool>("--explain")
        {
            Description = "Say in words why, and what would have changed it.",
        };
        var command = new Command("check", "Judges a call; exit code 1 when it would be refused.")
        {
            caller, callee, source, trust, count, explain,
        };
        command.SetAction((parsed, cancellation) => call.RunAsync(
            parsed,
            async (channel, options) => await new ReputationService.ReputationServiceClient(channel).CheckCallAsync(
                new CheckCallRequest
                {
                    Caller = parsed.GetRequiredValue(caller),
                    Callee = parsed.GetRequiredValue(callee),
                    SourceIp = parsed.GetRequiredValue(source),
                    Trust = parsed.GetValue(trust),
                    Peek = !parsed.GetValue(count),
                    Explain = parsed.GetValue(explain),
                },
                options),
            VerdictTable.Print,
            cancellation,
            CodeOf));
        return command;
    }

    private static int CodeOf(CheckCallResponse answer) =>
        answer.Verdict.Disposition is Disposition.Block or Disposition.Drop ? ExitCodes.No : ExitCodes.Fine;
}
