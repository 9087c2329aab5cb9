namespace Spit.Simulator.Reporting;

/// <summary>Colours for a terminal, or none.</summary>
internal sealed class Palette
{
    private const string Reset = "\u001b[0m";

    private readonly bool _isColoured;

    private Palette(bool isColoured) => _isColoured = isColoured;

    public static Palette Plain { get; } = new(isColoured: false);

    public static Palette Coloured { get; } = new(isColoured: true);

    /// <summary>Colour only on a terminal, and not when NO_COLOR is set to anything (no-color.org).</summary>
    public static Palette For(bool isRedirected) =>
        isRedirected || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) ? Plain : Coloured;

    public string Quiet(string text) => _isColoured ? $"\u001b[2m{text}{Reset}" : text;

    /// <summary>
    /// Colours the word that names the disposition; a plain allow stays as it is, so that the rest stands out.
    /// </summary>
    public string Paint(Disposition disposition, string line, string word)
    {
        var at = _isColoured ? line.IndexOf($"  {word}", StringComparison.Ordinal) : -1;
        if (at < 0)
            return line;
        var start = at + 2;
        return $"{line[..start]}{Code(disposition)}{word}{Reset}{line[(start + word.Length)..]}";
    }

    private static string Code(Disposition disposition) => disposition switch
    {
        Disposition.Allow => "\u001b[32m",
        Disposition.Tag or Disposition.Challenge or Disposition.Greylist => "\u001b[33m",
        Disposition.Block => "\u001b[1;31m",
        _ => "\u001b[2m",
    };
}
