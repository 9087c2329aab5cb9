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

    /// <summary>Writes one verdict; symbols in descending order, each with its points.</summary>
    public void Write(int row, Verdict verdict)
    {
        _file.Write(row.ToString(CultureInfo.InvariantCulture));
        _file.Write(',');
        _file.Write(Names.Of(verdict.Disposition));
        _file.Write(',');
        _file.Write(verdict.Score.ToString());
        _file.Write(',');
        if (verdict.ForcedBy is { } rule)
        {
            _file.Write("forced:");
            _file.Write(rule);
            _file.Write(' ');
        }
        for (var i = 0; i < verdict.Contributions.Count; i++)
        {
            if (i > 0) _file.Write(' ');
            _file.Write(verdict.Contributions[i].Symbol);
            _file.Write('=');
            _file.Write(verdict.Contributions[i].Score.ToString());
        }
        _file.WriteLine();
    }

    public void Dispose() => _file.Dispose();
}
