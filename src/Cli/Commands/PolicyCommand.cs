using System.CommandLine;
using Spit.Cli.Tables;
using Spit.Policies;
using Spit.Protocol.V1;

namespace Spit.Cli.Commands;

/// <summary>spitctl policy: check, show, apply, history, diff, revert and schema.</summary>
internal static class PolicyCommand
{
    public static Command Create(GridCall call, Terminal terminal) =>
        new("policy", "The policy that calls are judged under, and its revisions.")
        {
            CreateCheck(terminal),
            CreateShow(call),
            PolicyApplyCommand.Create(call, terminal),
            CreateHistory(call),
            PolicyDiffCommand.Create(call, terminal),
            PolicyRevertCommand.Create(call),
            CreateSchema(terminal),
        };

    private static Command CreateCheck(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "A policy file; see docs/policy.md." };
        var check = new Command("check", "Reads a policy file and tells every fault; asks no grid.") { file };
        check.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            var read = PolicyFile.Read(path);
            foreach (var fault in read.Faults) terminal.Output.WriteLine(fault);
            if (read.Policy is null) return ExitCodes.No;
            terminal.Output.WriteLine($"{path}: no faults");
            return ExitCodes.Fine;
        });
        return check;
    }

    private static Command CreateShow(GridCall call)
    {
        var revision = new Argument<string?>("REVISION")
        {
            Description = "For example r12; the running one when left out.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var show = new Command("show", "Prints the text of a policy.") { revision };
        show.SetAction((parsed, cancellation) => call.RunAsync(
            parsed,
            async (channel, options) => await new PolicyService.PolicyServiceClient(channel).GetPolicyAsync(
                new GetPolicyRequest { Revision = parsed.GetValue(revision) ?? "" }, options),
            (terminal, policy) => terminal.Output.Write(
                policy.Yaml.EndsWith('\n') ? policy.Yaml : policy.Yaml + "\n"),
            cancellation));
        return show;
    }

    private static Command CreateHistory(GridCall call)
    {
        var history = new Command("history", "The revisions of the policy, newest first.");
        history.SetAction((parsed, cancellation) => call.RunAsync(
            parsed,
            async (channel, options) =>
            {
                var client = new PolicyService.PolicyServiceClient(channel);
                var all = new ListPoliciesResponse();
                var request = new ListPoliciesRequest();
                do
                {
                    var page = await client.ListPoliciesAsync(request, options);
                    all.Policies.AddRange(page.Policies);
                    request.PageToken = page.NextPageToken;
                }
                while (request.PageToken.Length > 0);
                return all;
            },
            (terminal, answer) => PolicyTable.Print(terminal, answer.Policies),
            cancellation));
        return history;
    }

    private static Command CreateSchema(Terminal terminal)
    {
        var schema = new Command("schema", "Prints the keys of a policy file as JSON schema, for editors.");
        schema.SetAction(_ =>
        {
            terminal.Output.Write(PolicyFile.Schema());
            return ExitCodes.Fine;
        });
        return schema;
    }
}
