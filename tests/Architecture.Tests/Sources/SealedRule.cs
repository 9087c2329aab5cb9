using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Spit.Architecture.Tests.Sources;

/// <summary>A class is sealed unless something derives from it.</summary>
internal static class SealedRule
{
    public static IEnumerable<string> Faults(IReadOnlyCollection<SourceFile> files)
    {
        var declared = files.SelectMany(Declarations).ToArray();
        var bases = declared.SelectMany(d => d.Type.BaseList?.Types ?? []).Select(t => SimpleName(t.Type)).ToHashSet();
        return from type in declared.GroupBy(d => d.Type.Identifier.Text)
               where !type.Any(d => IsClosed(d.Type)) && !bases.Contains(type.Key)
               select $"{type.First().Path}: {type.Key} is not sealed";
    }

    private static IEnumerable<(string Path, TypeDeclarationSyntax Type)> Declarations(SourceFile file) =>
        from type in file.Root.DescendantNodes().OfType<TypeDeclarationSyntax>()
        where type.Kind() is SyntaxKind.ClassDeclaration or SyntaxKind.RecordDeclaration
        select (file.Path, type);

    private static bool IsClosed(TypeDeclarationSyntax type) =>
        type.Modifiers.Any(SyntaxKind.SealedKeyword)
        || type.Modifiers.Any(SyntaxKind.StaticKeyword)
        || type.Modifiers.Any(SyntaxKind.AbstractKeyword);

    private static string SimpleName(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax name => SimpleName(name.Right),
        SimpleNameSyntax name => name.Identifier.Text,
        _ => type.ToString(),
    };
}
