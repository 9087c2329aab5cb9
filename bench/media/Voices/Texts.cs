namespace Spit.MediaBench.Voices;

/// <summary>What synthetic voices read, from <c>texts.txt</c>: a language, a kind and a text a line.</summary>
internal sealed class Texts
{
    private readonly ILookup<(string, UtteranceKind), string> _texts = File
        .ReadLines(Path.Combine(AppContext.BaseDirectory, "Voices", "texts.txt"))
        .Select(line => line.Split(' ', 3))
        .Where(fields => fields.Length == 3)
        .ToLookup(fields => (fields[0], Enum.Parse<UtteranceKind>(fields[1])), fields => fields[2]);

    public IEnumerable<string> Of(string language, UtteranceKind kind) => _texts[(language, kind)];
}
