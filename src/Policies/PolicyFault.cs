using System.Globalization;

namespace Spit.Policies;

/// <summary>One thing that is wrong with a policy file.</summary>
/// <param name="File">The file's name as it was given.</param>
/// <param name="Line">From 1; 0 when the file could not be read at all.</param>
/// <param name="Column">From 1; 0 when the file could not be read at all.</param>
/// <param name="Path">The key, for example <c>exceptions[2].at_most</c>; empty for the file as a whole.</param>
/// <param name="Reason">What is wrong, in words.</param>
public sealed record PolicyFault(string File, int Line, int Column, string Path, string Reason)
{
    /// <summary>One line: <c>file:line:column: path: reason</c>.</summary>
    public override string ToString()
    {
        var place = Line == 0 ? File : string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}");
        return Path.Length == 0 ? $"{place}: {Reason}" : $"{place}: {Path}: {Reason}";
    }
}
