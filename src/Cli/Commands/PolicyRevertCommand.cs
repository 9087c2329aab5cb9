using System.CommandLine;
using Spit.Cli.Tables;
using Spit.Protocol.V1;

namespace Spit.Cli.Commands;

/// <summary>spitctl policy revert.</summary>
internal static class PolicyRevertCommand
{
    public static Command Create(GridCall call)
    {
        var revision = new Argument<string>("REVISION") { Description = "The one to go back to, for example r12." };
        var change = new ChangeOptions();
        var revert = new Command("revert", "Makes an earlier revision's text the running policy, as a new revision.")
        {
            revision,
        };
        change.AddTo(revert);
        revert.SetAction((parsed, cancellation) => call.RunAsync(
            parsed,
            async (channel, options) => await new PolicyService.PolicyServiceClient(channel).RevertPolicyAsync(
                new RevertPolicyRequest
                {
                    Revision = parsed.GetRequiredValue(revision),
                    Message = parsed.GetRequiredValue(change.Message),
                    Author = parsed.GetRequiredValue(change.Author),
                    ExpectedRevision = parsed.GetRequiredValue(change.IfRunning),
                },
                options),
            (terminal, answer) => PolicyTable.PrintApplied(terminal, answer, parsed.GetRequiredValue(revision)),
            cancellation,
            answer => answer.Faults.Count > 0 ? ExitCodes.No : ExitCodes.Fine));
        return revert;
    }
}
