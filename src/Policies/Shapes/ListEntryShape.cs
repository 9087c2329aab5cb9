using System.Text.Json.Nodes;
using Spit.Detection.Lists;
using Spit.Policies.Yaml;

namespace Spit.Policies.Shapes;

/// <summary>
/// An entry of a list: <c>+493023125001</c>, <c>+49302312*</c>, <c>192.0.2.0/24</c>, <c>sip:sales@example.com</c>, or
/// its kind before it as spitctl writes it, <c>caller-prefix/sip:sales</c>; or a map of pattern and reason.
/// </summary>
internal sealed class ListEntryShape(ListKind list) : Shape<ListEntry>
{
    private const string Author = "policy";

    private static readonly (string Prefix, PatternKind Kind)[] Kinds =
    [
        ("caller/", PatternKind.Caller), ("caller-prefix/", PatternKind.CallerPrefix), ("source/", PatternKind.Source),
    ];

    private readonly RecordShape<ListEntry> _withReason = new(
        Entry(list, default, "", ""),
        [
            new KeyField<ListEntry, string>(
                "pattern", "A number, a URI, a beginning that ends in *, an address or a CIDR block.",
                PatternText, (entry, text, node, reading) => ReadPattern(entry, text, node, reading)),
            new KeyField<ListEntry, string>(
                "reason", "Why, for who reads the verdict.",
                new TextShape("a reason of 200 characters at most", Forms.Reason()),
                (entry, reason, _, _) => entry with { Reason = reason }),
        ],
        (entry, map, reading) => entry.Pattern.Length > 0 || reading.Refuse(map, "needs a pattern"));

    private static TextShape PatternText => new("a pattern", Forms.Anything());

    public override bool TryRead(YamlNode node, Reading reading, out ListEntry value)
    {
        if (node is YamlMap) return _withReason.TryRead(node, reading, out value);
        value = Entry(list, default, "", "listed in the policy");
        if (!PatternText.TryRead(node, reading, out var text)) return false;
        value = ReadPattern(value, text, node, reading);
        return value.Pattern.Length > 0;
    }

    public override JsonObject Schema() =>
        new() { ["anyOf"] = new JsonArray(PatternText.Schema(), _withReason.Schema()) };

    private static ListEntry ReadPattern(ListEntry entry, string text, YamlNode node, Reading reading)
    {
        var (prefix, kind) = Array.Find(Kinds, k => text.StartsWith(k.Prefix, StringComparison.Ordinal));
        if (prefix is not null) text = text[prefix.Length..];
        else kind = KindOf(text, reading);
        if (ListPattern.TryCanonicalize(kind, text, reading.Numbers, out var pattern, out var error))
            return entry with { Kind = kind, Pattern = pattern };
        reading.Refuse(node, prefix is null && kind == PatternKind.Caller
            ? $"'{text}' is no number, no URI, no beginning that ends in *, no address and no CIDR block"
            : error.TrimEnd('.'));
        return entry;
    }

    // What nobody could mean otherwise: a star ends a beginning, a slash or an address is a network.
    private static PatternKind KindOf(string text, Reading reading)
    {
        if (text.EndsWith('*')) return PatternKind.CallerPrefix;
        return ListPattern.TryCanonicalize(PatternKind.Source, text, reading.Numbers, out _, out _)
            || (text.Contains('/') && !text.Contains(':') && text.AsSpan().ContainsAnyInRange('0', '9'))
            ? PatternKind.Source
            : PatternKind.Caller;
    }

    private static ListEntry Entry(ListKind list, PatternKind kind, string pattern, string reason) => new()
    {
        List = list,
        Kind = kind,
        Pattern = pattern,
        Reason = reason,
        Author = Author,
        Created = DateTimeOffset.UnixEpoch,
    };
}
