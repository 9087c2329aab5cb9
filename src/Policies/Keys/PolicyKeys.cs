using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spit.Detection.Policies;
using Spit.Policies.Shapes;
using Spit.Policies.Yaml;

namespace Spit.Policies.Keys;

/// <summary>Every key of a policy file.</summary>
internal static class PolicyKeys
{
    /// <summary>The key that names the likelihood file.</summary>
    public const string Likelihoods = LikelihoodKey.Name;

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        IndentSize = 2,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    // The number plan first: whatever holds numbers is read by it.
    private static readonly RecordShape<Policy> Shape = new(
        Policy.Default,
        [
            .. NamingKeys.All, .. NumberKeys.All, .. CarrierKeys.All, .. PatternKeys.All, .. WeighingKeys.All,
            .. ActingKeys.All,
        ]);

    public static Policy Read(YamlNode? root, Reading reading)
    {
        var policy = Policy.Default;
        if (root is not null) Shape.TryRead(root, reading, out policy);
        LikelihoodKey.CheckUse(root, reading);
        return policy with { Numbers = reading.Numbers };
    }

    /// <summary>The keys as JSON schema, for editors.</summary>
    public static string Schema()
    {
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "A policy of Spit",
        };
        foreach (var (key, value) in Shape.Schema()) schema[key] = value?.DeepClone();
        return schema.ToJsonString(Indented) + "\n";
    }
}
