using System.CommandLine;

namespace Spit.Cli;

/// <summary>The options of every command.</summary>
internal static class GridOptions
{
    private const string DefaultGrid = "http://127.0.0.1:7070";

    public static readonly Option<Uri> Grid = CreateGrid();

    public static readonly Option<OutputFormat> Output = new("--output", "-o")
    {
        Description = "table or json.",
        Recursive = true,
        DefaultValueFactory = _ => OutputFormat.Table,
    };

    private static Option<Uri> CreateGrid()
    {
        var option = new Option<Uri>("--grid")
        {
            Description = $"The grid's API; default: SPIT_GRID, else {DefaultGrid}.",
            Recursive = true,
            DefaultValueFactory = _ => new Uri(Environment.GetEnvironmentVariable("SPIT_GRID") ?? DefaultGrid),
            CustomParser = result =>
            {
                if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var uri)
                    && uri.Scheme is "http" or "https")
                    return uri;
                result.AddError($"--grid {result.Tokens[0].Value}: an address like {DefaultGrid} is needed");
                return null;
            },
        };
        return option;
    }
}
