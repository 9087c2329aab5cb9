using System.CommandLine;
using Spit.Cli.Tables;
using Spit.Policies;
using Spit.Protocol.V1;

namespace Spit.Cli.Commands;

/// <summary>spitctl policy apply.</summary>
internal static class PolicyApplyCommand
{
    public static Command Create(GridCall call, Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "A policy file; see docs/policy.md." };
        var change = new ChangeOptions();
        var apply = new Command("apply", "Makes a file the running policy; a file with a fault changes nothing.")
        {
            file,
        };
        change.AddTo(apply);
        apply.SetAction(async (parsed, cancellation) =>
        {
            var path = parsed.GetRequiredValue(file);
            if (Load(path, terminal) is not { } text) return ExitCodes.No;
            return await call.RunAsync(
                parsed,
                async (channel, options) => await new PolicyService.PolicyServiceClient(channel).ApplyPolicyAsync(
                    new ApplyPolicyRequest
                    {
                        Yaml = text.Yaml,
                        Likelihoods = text.Likelihoods ?? "",
                        Message = parsed.GetRequiredValue(change.Message),
                        Author = parsed.GetRequiredValue(change.Author),
                        ExpectedRevision = parsed.GetRequiredValue(change.IfRunning),
                    },
                    options),
                (output, answer) => PolicyTable.PrintApplied(output, answer, path),
                cancellation,
                answer => answer.Faults.Count > 0 ? ExitCodes.No : ExitCodes.Fine);
        });
        return apply;
    }

    // The grid reads it too; but then its faults cost a way there and back, and the file's name is not known there.
    private static PolicyText? Load(string path, Terminal terminal)
    {
        var (text, faults) = PolicyFile.Load(path);
        if (text is not null) faults = PolicyFile.Parse(text).Faults;
        foreach (var fault in faults) terminal.Error.WriteLine(fault);
        return faults.Count == 0 ? text : null;
    }
}
