using System.CommandLine;
using Grpc.Core;
using Spit.Cli.Tables;
using Spit.Policies;
using Spit.Protocol.V1;

namespace Spit.Cli.Commands;

/// <summary>spitctl policy diff.</summary>
internal static class PolicyDiffCommand
{
    private const string RunningName = "running";

    public static Command Create(GridCall call, Terminal terminal)
    {
        var from = new Argument<string>("A") { Description = "A revision, for example r12, or a file." };
        var to = new Argument<string?>("B")
        {
            Description = "Another; the running policy when left out.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var diff = new Command("diff", "What differs between two policies, as unified diff.") { from, to };
        diff.SetAction(async (parsed, cancellation) =>
        {
            var (a, b) = (parsed.GetRequiredValue(from), parsed.GetValue(to) ?? "");
            if (!TryLoad(a, terminal, out var fileA) || !TryLoad(b, terminal, out var fileB)) return ExitCodes.WrongUse;
            if (fileA is not null && fileB is not null)
            {
                PolicyTable.PrintDiff(terminal, Pair(a, fileA, b, fileB));
                return ExitCodes.Fine;
            }
            return await call.RunAsync(
                parsed,
                async (channel, options) =>
                {
                    var client = new PolicyService.PolicyServiceClient(channel);
                    return Pair(
                        a, fileA ?? await GetAsync(client, a, options), b, fileB ?? await GetAsync(client, b, options));
                },
                PolicyTable.PrintDiff,
                cancellation);
        });
        return diff;
    }

    /// <returns>False, and a complaint, for a file that cannot be opened. No file for a revision.</returns>
    private static bool TryLoad(string name, Terminal terminal, out Policy? file)
    {
        file = null;
        if (name.Length == 0 || IsRevision(name)) return true;
        var (text, faults) = PolicyFile.Load(name);
        foreach (var fault in faults) terminal.Error.WriteLine(fault);
        if (text is null) return false;
        file = new Policy { Yaml = text.Yaml, Likelihoods = text.Likelihoods ?? "" };
        return true;
    }

    private static async Task<Policy> GetAsync(
        PolicyService.PolicyServiceClient client, string revision, CallOptions options) =>
        await client.GetPolicyAsync(new GetPolicyRequest { Revision = revision }, options);

    private static ListPoliciesResponse Pair(string nameA, Policy a, string nameB, Policy b)
    {
        var pair = new ListPoliciesResponse();
        foreach (var (name, policy) in new[] { (nameA, a), (nameB, b) })
        {
            var named = policy.Clone();
            if (named.Revision.Length == 0) named.Revision = name.Length > 0 ? name : RunningName;
            pair.Policies.Add(named);
        }
        return pair;
    }

    private static bool IsRevision(string name) =>
        name.Length > 1 && name[0] == 'r' && name.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;
}
