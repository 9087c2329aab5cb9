using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Spit.Architecture.Tests.Sources;

/// <summary>The tidy rules that one file can break by itself; pure, one sentence for each breach.</summary>
internal static class TidyRules
{
    public const int FileLines = 300;
    public const int FunctionLines = 60;
    public const int LineLength = 120;

    private static readonly string[] EmptyWords =
        ["Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Utilities", "Common", "Processor", "Misc"];

    private static readonly string[] Marks = ["TODO", "FIXME", "HACK", "XXX"];

    public static IEnumerable<string> Faults(SourceFile file) =>
    [
        .. Size(file), .. Types(file), .. Namespaces(file), .. Functions(file), .. Catches(file), .. Words(file),
    ];

    private static IEnumerable<string> Size(SourceFile file)
    {
        var lines = file.Lines;
        if (lines.Length > FileLines) yield return $"{file.Path}: {lines.Length} lines, at most {FileLines}";
        for (var i = 0; i < lines.Length; i++)
            if (lines[i].Length > LineLength)
                yield return $"{file.Path}:{i + 1}: {lines[i].Length} columns, at most {LineLength}";
    }

    private static IEnumerable<string> Types(SourceFile file)
    {
        var names = file.TopLevelTypes.Select(NameOf).ToArray();
        if (names.Length > 1) yield return $"{file.Path}: {names.Length} types in one file: {string.Join(", ", names)}";
        foreach (var name in names.Where(name => name != file.Stem && names.Length == 1))
            yield return $"{file.Path}: holds {name} and should be named after it";
        foreach (var name in file.Root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Select(NameOf))
            if (EmptyWords.Any(word => name.StartsWith(word, Ordinal) || name.EndsWith(word, Ordinal)))
                yield return $"{file.Path}: {name} does not name what it is";
    }

    private static IEnumerable<string> Namespaces(SourceFile file)
    {
        var spaces = file.Root.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().ToArray();
        foreach (var space in spaces.OfType<NamespaceDeclarationSyntax>())
            yield return $"{file.Path}: the namespace {space.Name} has braces";
        foreach (var space in spaces.Where(space => space.Name.ToString() != NamespaceOf(file.Path)))
            yield return $"{file.Path}: the namespace is {space.Name}, the folder says {NamespaceOf(file.Path)}";
        if (spaces.Length == 0 && file.TopLevelTypes.Any() && !file.HasTopLevelStatements)
            yield return $"{file.Path}: no namespace";
    }

    private static IEnumerable<string> Functions(SourceFile file) =>
        from node in file.Root.DescendantNodes()
        where node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax
        let span = node.GetLocation().GetLineSpan()
        let lines = span.EndLinePosition.Line - span.StartLinePosition.Line + 1
        where lines > FunctionLines
        select $"{file.Path}:{SourceFile.LineOf(node)}: a function of {lines} lines, at most {FunctionLines}";

    private static IEnumerable<string> Catches(SourceFile file) =>
        from node in file.Root.DescendantNodes().OfType<CatchClauseSyntax>()
        where node.Block.Statements.Count == 0 && node.Filter is null
        where node.Declaration is null || node.Declaration.Type.ToString() is "Exception" or "System.Exception"
        select $"{file.Path}:{SourceFile.LineOf(node)}: a catch that swallows everything";

    private static IEnumerable<string> Words(SourceFile file) =>
        from trivia in file.Root.DescendantTrivia(descendIntoTrivia: true)
        let text = trivia.ToString()
        where IsUnfinished(text) || text.StartsWith("#region", Ordinal)
        select $"{file.Path}: {text.Split('\n')[0].Trim()}";

    private static bool IsUnfinished(string trivia) =>
        trivia.StartsWith('/') && Marks.Any(mark => trivia.Contains(mark, Ordinal));

    /// <summary>
    /// src/Sip/Uris/A.cs is in Spit.Sip.Uris, tests/Sip.Tests/Uris/A.cs in Spit.Sip.Tests.Uris,
    /// bench/detection/Ham/A.cs in Spit.DetectionBench.Ham, bench/grid/Loads/A.cs in Spit.GridBench.Loads.
    /// </summary>
    private static string NamespaceOf(string path)
    {
        string[] folders = path.Split('/') switch
        {
            ["bench", "detection", .. var inner, _] => ["DetectionBench", .. inner],
            ["bench", "grid", .. var inner, _] => ["GridBench", .. inner],
            ["bench", "media", .. var inner, _] => ["MediaBench", .. inner],
            [_, .. var inner, _] => inner,
            _ => [],
        };
        return string.Join('.', folders.Prepend("Spit"));
    }

    private static string NameOf(MemberDeclarationSyntax member) => member switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        DelegateDeclarationSyntax type => type.Identifier.Text,
        _ => "",
    };
}
