using System.CommandLine;

namespace Spit.Cli;

/// <summary>The option that names the grid.</summary>
internal sealed class GridOption
{
    private const string ThisMachine = "http://127.0.0.1:7070";

    /// <param name="byEnvironment">The grid of <c>SPIT_GRID</c>; null or empty: the one on this machine.</param>
    public GridOption(string? byEnvironment)
    {
        var text = string.IsNullOrEmpty(byEnvironment) ? ThisMachine : byEnvironment;
        Option = new Option<Uri>("--grid")
        {
            Description = $"The grid's API; default: SPIT_GRID, else {ThisMachine}.",
            HelpName = "URL",
            Recursive = true,
            CustomParser = result => Read(result.Tokens[0].Value, "--grid", result.AddError),
            DefaultValueFactory = result => Read(text, "SPIT_GRID", result.AddError)!,
        };
    }

    public Option<Uri> Option { get; }

    private static Uri? Read(string text, string origin, Action<string> complain)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
        {
            return uri;
        }
        complain($"{origin}: '{text}' is not a URL such as {ThisMachine}");
        return null;
    }
}
