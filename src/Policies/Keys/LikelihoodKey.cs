using System.Text;
using Spit.Detection.Likelihoods;
using Spit.Detection.Policies;
using Spit.Detection.Signals;
using Spit.Policies.Shapes;
using Spit.Policies.Yaml;

namespace Spit.Policies.Keys;

/// <summary>The file that says what each kind of evidence is worth.</summary>
internal static class LikelihoodKey
{
    public const string Name = "likelihoods";

    public static Field<Policy> Field { get; } = new KeyField<Policy, string>(
        Name, "The file, beside this one, of what evidence is worth, as 'spitctl learn' writes it.",
        new TextShape("a file name", Forms.FileName()),
        (policy, file, node, reading) => TryRead(file, node, reading) is { } table
            ? policy with { Likelihoods = table }
            : policy);

    /// <summary>Refuses likelihoods that came with a policy which does not name them.</summary>
    public static void CheckUse(YamlNode? root, Reading reading)
    {
        if (reading.Text.Likelihoods is not null && root is YamlMap map && map.Find(Name) is null)
            reading.Refuse(map, $"likelihoods came with it, but no key {Name} names them");
    }

    private static LikelihoodTable? TryRead(string file, YamlNode node, Reading reading)
    {
        if (reading.Text.Likelihoods is not { } json)
        {
            reading.Refuse(node, $"the file {file} did not come with the policy");
            return null;
        }
        try
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
            var table = LikelihoodFile.Read(stream);
            return table.Curves.Keys.All(facet => IsKnown(facet, file, node, reading)) ? table : null;
        }
        catch (FormatException fault)
        {
            reading.Refuse(node, $"{file}: {fault.Message.ReplaceLineEndings(" ")}");
            return null;
        }
    }

    private static bool IsKnown(string facet, string file, YamlNode node, Reading reading)
    {
        var symbol = facet.Split('.')[0];
        return Symbols.All.Contains(symbol)
            || reading.Refuse(node, $"{file}: no signal measures {facet}{Spelling.Hint(symbol, Symbols.All)}");
    }
}
