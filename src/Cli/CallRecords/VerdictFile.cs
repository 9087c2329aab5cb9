using System.Globalization;
using Spit.Detection;

namespace Spit.Cli.CallRecords;

/// <summary>Verdicts as CSV: <c>row,disposition,score,symbols</c>, a line per row that could be read.</summary>
internal sealed class VerdictFile : IDisposable
{
    private readonly StreamWriter _file;

    public VerdictFile(string path)
    {
        _file = new StreamWriter(path, append: false, new System.Text.UTF8Encoding(false), bufferSize: 1 << 16)
        {
            NewLine = "\n",
        };
        _file.WriteLine("row,disposition,score,symbols");
    }

    /// <summary>One verdict; symbols in descending order, each with its points.</summary>
    public static string LineOf(int row, Verdict verdict)
    {
        using var line = new StringWriter(CultureInfo.InvariantCulture);
        Write(line, row, verdict);
        return line.ToString();
    }

    /// <summary>Writes one verdict.</summary>
    public void Write(int row, Verdict verdict)
    {
        Write(_file, row, verdict);
        _file.WriteLine();
    }

    /// <summary>Writes what <see cref="LineOf"/> told.</summary>
    public void Write(string line) => _file.WriteLine(line);

    public void Dispose() => _file.Dispose();

    private static void Write(TextWriter to, int row, Verdict verdict)
    {
        Span<char> number = stackalloc char[11];
        row.TryFormat(number, out var digits, default, CultureInfo.InvariantCulture);
        to.Write(number[..digits]);
        to.Write(',');
        to.Write(Names.Of(verdict.Disposition));
        to.Write(',');
        Write(to, verdict.Score);
        to.Write(',');
        if (verdict.ForcedBy is { } rule)
        {
            to.Write("forced:");
            to.Write(rule);
            to.Write(' ');
        }
        for (var i = 0; i < verdict.Contributions.Count; i++)
        {
            if (i > 0) to.Write(' ');
            var part = verdict.Contributions[i];
            to.Write(part.Symbol);
            to.Write('=');
            Write(to, part.Score);
        }
    }

    private static void Write(TextWriter to, Score score)
    {
        Span<char> text = stackalloc char[Score.MostChars];
        to.Write(text[..score.Write(text)]);
    }
}
