using Spit.Detection;

namespace Spit.Oracle.Tests.Sites;

/// <summary>What the grid counts attempts of: a caller or a source.</summary>
internal readonly record struct GridKey(CallerKey? Caller, SourceAddress? Source)
{
    public override string ToString() => Caller is { } caller ? $"caller {caller}" : $"source {Source}";
}
