namespace Spit.Architecture.Tests.Projects;

/// <summary>One row of the table "who may know whom" of the architecture.</summary>
/// <param name="Knows">The rooms it may reference.</param>
/// <param name="Packages">Beginnings of the package names it may use; null: any that no other row claims.</param>
internal sealed record Room(IReadOnlyList<string> Knows, IReadOnlyList<string>? Packages = null);
