using Spectre.Console;
using Spit.Policies.Differences;
using Spit.Protocol.V1;

namespace Spit.Cli.Tables;

/// <summary>Revisions of the policy, what became of one, and what differs between two.</summary>
internal static class PolicyTable
{
    public static void Print(Terminal terminal, IReadOnlyCollection<Policy> policies)
    {
        if (policies.Count == 0)
        {
            terminal.Output.WriteLine("no policy was applied yet");
            return;
        }
        var table = Words.Table("revision", "applied", "author", "message");
        foreach (var policy in policies)
        {
            var back = policy.RevertedTo.Length > 0 ? $"back to {policy.RevertedTo}" : "";
            var message = string.Join(": ", new[] { back, policy.Message }.Where(part => part.Length > 0));
            table.AddRow(
                Markup.Escape(policy.Running ? policy.Revision + " (runs)" : policy.Revision),
                Words.Time(policy.CreateTime),
                Markup.Escape(policy.Author),
                Markup.Escape(message));
        }
        terminal.Tables.Write(table);
    }

    /// <param name="name">The file or revision it was about, for its faults.</param>
    public static void PrintApplied(Terminal terminal, ApplyPolicyResponse answer, string name)
    {
        foreach (var fault in answer.Faults)
        {
            var path = fault.Path.Length > 0 ? fault.Path + ": " : "";
            terminal.Error.WriteLine($"{name}:{fault.Line}:{fault.Column}: {path}{fault.Reason}");
        }
        if (answer.Policy is { } policy) terminal.Output.WriteLine($"{policy.Revision} runs");
    }

    /// <param name="pair">The first and the second policy.</param>
    public static void PrintDiff(Terminal terminal, ListPoliciesResponse pair)
    {
        var (a, b) = (pair.Policies[0], pair.Policies[1]);
        var lines = UnifiedDiff.Of(a.Yaml, b.Yaml, a.Revision, b.Revision)
            .Concat(UnifiedDiff.Of(
                a.Likelihoods, b.Likelihoods, a.Revision + " likelihoods", b.Revision + " likelihoods"));
        foreach (var line in lines) terminal.Tables.WriteLine(line, StyleOf(line));
    }

    private static Style StyleOf(string line) => line switch
    {
        ['+', ..] => new Style(Color.Green),
        ['-', ..] => new Style(Color.Red),
        ['@', ..] => new Style(Color.Teal),
        _ => Style.Plain,
    };
}
