using System.Collections.Immutable;
using Spit.Detection.Lists;
using Spit.Detection.Policies;
using Spit.Policies.Shapes;

namespace Spit.Policies.Keys;

/// <summary>Numbers and names that say something by themselves.</summary>
internal static class PatternKeys
{
    public static IReadOnlyList<Field<Policy>> All { get; } =
    [
        new KeyField<Policy, ImmutableArray<string>>(
            "do_not_originate", "Beginnings of numbers that never call: a call from them is refused.",
            new ListShape<string>(new NumberPatternShape(PatternKind.CallerPrefix)),
            (policy, patterns, _, _) => policy with { DoNotOriginate = patterns }),
        new KeyField<Policy, ImmutableArray<string>>(
            "honeypots", "Numbers that nobody has a reason to call.",
            new ListShape<string>(new NumberPatternShape(PatternKind.Caller)),
            (policy, numbers, _, _) => policy with { Honeypots = [.. numbers] }),
        new KeyField<Policy, ImmutableArray<string>>(
            "toll_ranges", "Beginnings of numbers that cost the caller's carrier dear.",
            new ListShape<string>(new NumberPatternShape(PatternKind.CallerPrefix)),
            (policy, patterns, _, _) => policy with { TollRanges = patterns }),
        new KeyField<Policy, ImmutableArray<string>>(
            "scanner_agents", "What scanners call themselves: parts of a User-Agent, in any case.",
            new ListShape<string>(new TextShape("3 to 64 printable characters", Forms.UserAgent())),
            (policy, agents, _, _) =>
                policy with { ScannerAgents = [.. agents.Select(a => a.ToLowerInvariant()).Distinct()] }),
        new KeyField<Policy, ListIndex>(
            "lists", "Callers and sources that are always let in or refused, beside the operators' live lists.",
            new RecordShape<ListIndex>(
                ListIndex.Empty,
                [
                    List("allow", "Always let in, unless a block entry matches too.", ListKind.Allow),
                    List("block", "Always refused.", ListKind.Block),
                ]),
            (policy, lists, _, _) => policy with { Lists = lists }),
    ];

    private static KeyField<ListIndex, ImmutableArray<ListEntry>> List(
        string name, string description, ListKind list) =>
        new(
            name,
            description,
            new ListShape<ListEntry>(new ListEntryShape(list), name: entry => entry.Name),
            (index, entries, _, _) => ListIndex.From(index.Entries.Concat(entries)));
}
