using System.Text.Json.Nodes;
using Spit.Policies.Yaml;

namespace Spit.Policies.Shapes;

/// <summary>One word of a list, each with its meaning.</summary>
/// <param name="what">What the words are, in the singular, with its article.</param>
/// <param name="words">Every word, in the order in which they are shown.</param>
/// <param name="read">The meaning of a word.</param>
internal sealed class WordShape<T>(string what, IReadOnlyList<string> words, Func<string, T> read) : ScalarShape<T>
{
    // Longer lists are in the documents; a complaint names the nearest word only.
    private const int MostShown = 8;

    protected override string Expected =>
        words.Count > MostShown ? what : $"{what} ({string.Join(", ", words)})";

    public override JsonObject Schema() => new() { ["enum"] = new JsonArray([.. words.Select(w => (JsonNode)w)]) };

    protected override bool TryRead(YamlScalar scalar, Reading reading, out T value)
    {
        value = default!;
        if (!words.Contains(scalar.Text)) return Refuse(scalar, reading, Spelling.Hint(scalar.Text, words));
        value = read(scalar.Text);
        return true;
    }
}
