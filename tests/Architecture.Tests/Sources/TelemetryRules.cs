using System.Globalization;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Spit.Architecture.Tests.Sources;

/// <summary>Metric names begin with <c>spit.</c>; log events are unique and in their room's block.</summary>
internal static class TelemetryRules
{
    private static readonly Dictionary<string, int> Blocks = new()
    {
        ["Sip"] = 1000,
        ["EdgeProxy"] = 2000,
        ["Grains"] = 3000,
        ["Silo"] = 4000,
        ["Challenger"] = 5000,
        ["Hosting"] = 9000,
    };

    public static IEnumerable<string> Metrics(IEnumerable<SourceFile> files) =>
        from file in files
        from call in file.Root.DescendantNodes().OfType<InvocationExpressionSyntax>()
        where call.Expression is MemberAccessExpressionSyntax member && IsInstrument(member.Name.Identifier.Text)
        let first = call.ArgumentList.Arguments.FirstOrDefault()?.Expression as LiteralExpressionSyntax
        where first?.Token.Value is string text && !text.StartsWith("spit.", Ordinal)
        select $"{file.Path}:{SourceFile.LineOf(call)}: the metric {first} does not begin with spit.";

    public static IEnumerable<string> Events(IEnumerable<SourceFile> files)
    {
        var events = files.SelectMany(EventIds).ToArray();
        foreach (var (path, id) in events)
            if (!Blocks.TryGetValue(path.Split('/')[1], out var block) || id < block || id >= block + 1000)
                yield return $"{path}: the event {id} is outside its room's block";
        foreach (var same in events.GroupBy(e => e.Id).Where(g => g.Count() > 1))
            yield return $"the event {same.Key} is used twice: {string.Join(", ", same.Select(e => e.Path))}";
    }

    private static bool IsInstrument(string method) =>
        method.StartsWith("Create", Ordinal)
        && (method.EndsWith("Counter", Ordinal)
            || method.EndsWith("Histogram", Ordinal)
            || method.EndsWith("Gauge", Ordinal));

    private static IEnumerable<(string Path, int Id)> EventIds(SourceFile file) =>
        from attribute in file.Root.DescendantNodes().OfType<AttributeSyntax>()
        where attribute.Name.ToString() is "LoggerMessage" or "LoggerMessageAttribute"
        let argument = attribute.ArgumentList?.Arguments.FirstOrDefault(IsEventId)
        where argument is not null
        select (file.Path, int.Parse(argument.Expression.ToString().Replace("_", ""), CultureInfo.InvariantCulture));

    private static bool IsEventId(AttributeArgumentSyntax argument) =>
        argument switch
        {
            { NameEquals: { } equals } => equals.Name.Identifier.Text == "EventId",
            { NameColon: { } colon } => colon.Name.Identifier.Text == "eventId",
            _ => char.IsAsciiDigit(argument.Expression.ToString()[0]),
        };
}
