using System.CommandLine;
using Grpc.Core;

namespace Spit.Cli;

/// <summary>The option that names a reviewer's token; never the token itself, which all users could list.</summary>
internal sealed class TokenOption
{
    private readonly string? _byEnvironment;

    /// <param name="byEnvironment">Of <c>SPIT_TOKEN</c>; null or empty: there is none.</param>
    public TokenOption(string? byEnvironment)
    {
        _byEnvironment = byEnvironment;
        Option = new Option<string>("--token-file")
        {
            Description = "A file whose first line is the reviewer's token; default: SPIT_TOKEN.",
            HelpName = "FILE",
            Recursive = true,
            CustomParser = result => Read(result.Tokens[0].Value, result.AddError),
        };
    }

    public Option<string> Option { get; }

    /// <summary>The options of a call with the token, if there is one: the grid says when it is missing.</summary>
    public CallOptions Apply(ParseResult parsed, CallOptions options) =>
        (parsed.GetValue(Option) ?? _byEnvironment) is { Length: > 0 } token
            ? options.WithHeaders(new Metadata { { "authorization", $"Bearer {token}" } })
            : options;

    private static string Read(string file, Action<string> complain)
    {
        try
        {
            if (File.ReadLines(file).FirstOrDefault() is { Length: > 0 } token) return token.Trim();
            complain($"--token-file: {file} has no token in its first line");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            complain($"--token-file: {e.Message}");
        }
        return "";
    }
}
