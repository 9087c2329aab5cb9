using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Spit.Architecture.Tests.Sources;

/// <summary>One source file, parsed.</summary>
internal sealed record SourceFile(string Path, string Text, CompilationUnitSyntax Root)
{
    /// <summary>The file's name up to its first dot: <c>Foo</c> for Foo.Log.cs.</summary>
    public string Stem => System.IO.Path.GetFileName(Path).Split('.')[0];

    public string[] Lines => Text.TrimEnd('\n').Split('\n');

    public IEnumerable<MemberDeclarationSyntax> TopLevelTypes =>
        Root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>()
            .Where(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);

    public bool HasTopLevelStatements => Root.Members.OfType<GlobalStatementSyntax>().Any();

    public static SourceFile Parse(string path, string text) =>
        new(path, text, CSharpSyntaxTree.ParseText(text, Options).GetCompilationUnitRoot());

    public static SourceFile Load(string path) => Parse(path, Repository.Read(path));

    public static int LineOf(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    private static CSharpParseOptions Options { get; } = new(LanguageVersion.Preview, DocumentationMode.None);
}
