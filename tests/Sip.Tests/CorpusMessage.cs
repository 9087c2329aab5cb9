using System.Globalization;

namespace Spit.Sip.Tests;

/// <summary>One row of the corpus: a message of RFC 4475 or RFC 5118, and what a stateful proxy does with it.</summary>
public sealed record CorpusMessage(string File, string Section, string Kind, string Expected)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Corpus");

    internal byte[] Bytes => System.IO.File.ReadAllBytes(Path.Combine(Folder, File));

    /// <summary>All rows of expected.tsv, its header line left out.</summary>
    internal static IReadOnlyList<CorpusMessage> All { get; } =
    [
        .. System.IO.File.ReadAllLines(Path.Combine(Folder, "expected.tsv"))
            .Skip(1)
            .Select(line => line.Split('\t'))
            .Select(cells => new CorpusMessage(cells[0], cells[1], cells[2], cells[3])),
    ];

    internal static IEnumerable<string> FilesOnDisk =>
        Directory.EnumerateFiles(Folder, "*.dat", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/'));

    internal static CorpusMessage Of(string file) => All.Single(row => row.File == file);

    internal static TheoryData<string> Files => [.. All.Select(row => row.File)];

    /// <summary>The status code an expectation starts with; 0 when it starts with a word.</summary>
    internal int ExpectedCode =>
        int.TryParse(Expected.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : 0;
}
