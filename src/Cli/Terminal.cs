using Spectre.Console;

namespace Spit.Cli;

/// <summary>Where answers and complaints go.</summary>
/// <param name="Output">Plain text, and JSON.</param>
/// <param name="Tables">The same place, for tables and colour.</param>
/// <param name="Error">Complaints.</param>
internal sealed record Terminal(TextWriter Output, IAnsiConsole Tables, TextWriter Error)
{
    // Wider than any table: what a script reads is never cut to a window that it does not have.
    private const int UncutWidth = 4000;

    /// <summary>For what is no text; null on a terminal, where it would do harm.</summary>
    public Stream? Raw { get; init; }

    /// <summary>The terminal this process runs on; colour only there, and not when NO_COLOR is set.</summary>
    public static Terminal OfProcess() => Console.IsOutputRedirected
        ? Plain(Console.Out, Console.Error) with { Raw = Console.OpenStandardOutput() }
        : new Terminal(Console.Out, AnsiConsole.Console, Console.Error);

    /// <summary>Text without colour and without a width.</summary>
    public static Terminal Plain(TextWriter output, TextWriter error)
    {
        var tables = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        tables.Profile.Width = UncutWidth;
        return new Terminal(output, tables, error);
    }
}
