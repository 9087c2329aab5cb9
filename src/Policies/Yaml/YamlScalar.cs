namespace Spit.Policies.Yaml;

/// <summary>One piece of text.</summary>
/// <param name="Text">Without its quotes.</param>
/// <param name="IsPlain">True when it was written without quotes, so that it may be a number, true or null.</param>
internal sealed record YamlScalar(int Line, int Column, string Path, string Text, bool IsPlain)
    : YamlNode(Line, Column, Path)
{
    /// <summary>True for an absent value: nothing, <c>~</c> or <c>null</c>.</summary>
    public bool IsNull => IsPlain && Text is ("" or "~" or "null");

    public override string Kind => IsNull ? "nothing" : $"'{Text}'";
}
