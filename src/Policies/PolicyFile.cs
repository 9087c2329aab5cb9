using System.Security.Cryptography;
using System.Text;
using Spit.Policies.Keys;
using Spit.Policies.Yaml;

namespace Spit.Policies;

/// <summary>Reads policies; docs/policy.md has the keys.</summary>
public static class PolicyFile
{
    /// <summary>Reads a policy file, and the likelihood file it names.</summary>
    /// <param name="path">Of the YAML file.</param>
    public static PolicyReadResult Read(string path)
    {
        var read = Load(path);
        return read.Text is { } text ? Parse(text) : new PolicyReadResult(null, read.Faults);
    }

    /// <summary>Loads a policy file and the likelihood file it names, without reading what they say.</summary>
    /// <returns>Null and the faults when a file cannot be opened.</returns>
    public static (PolicyText? Text, IReadOnlyList<PolicyFault> Faults) Load(string path)
    {
        if (!TryLoad(path, out var yaml, out var reason))
            return (null, [new PolicyFault(path, 0, 0, "", reason)]);
        var text = new PolicyText(path, yaml);
        if (LikelihoodNode(text) is not { } node) return (text, []);
        var other = Path.Combine(Path.GetDirectoryName(path) ?? "", node.Text);
        return TryLoad(other, out var likelihoods, out reason)
            ? (text with { Likelihoods = likelihoods }, [])
            : (null, [new PolicyFault(path, node.Line, node.Column, node.Path, $"{other}: {reason}")]);
    }

    /// <summary>Reads a policy from text. Never throws on what the text says.</summary>
    public static PolicyReadResult Parse(PolicyText text)
    {
        var reading = new Reading(text);
        var policy = PolicyKeys.Read(YamlComposer.Compose(text.Yaml, reading), reading);
        if (reading.Faults.Count > 0) return new PolicyReadResult(null, reading.Faults);
        if (text.Revision is { } given) policy = policy with { Revision = given };
        else if (!reading.HasRevision) policy = policy with { Revision = NameOf(text) };
        return new PolicyReadResult(policy, []);
    }

    /// <summary>Reads a policy from YAML that names no likelihood file.</summary>
    /// <param name="yaml">The policy.</param>
    /// <param name="name">What faults call the file.</param>
    public static PolicyReadResult Parse(string yaml, string name = "policy.yaml") =>
        Parse(new PolicyText(name, yaml));

    /// <summary>The keys as a JSON schema, for editors: docs/policy.schema.json.</summary>
    public static string Schema() => PolicyKeys.Schema();

    private static YamlScalar? LikelihoodNode(PolicyText text) =>
        YamlComposer.Compose(text.Yaml, new Reading(text)) is YamlMap map
            ? map.Find(PolicyKeys.Likelihoods) as YamlScalar
            : null;

    private static string NameOf(PolicyText text)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text.Yaml + "\0" + text.Likelihoods));
        return "file-" + Convert.ToHexStringLower(hash.AsSpan(0, 4));
    }

    private static bool TryLoad(string path, out string text, out string reason)
    {
        text = "";
        reason = "";
        try
        {
            // Four bytes a character at most; more is not even loaded.
            if (new FileInfo(path) is { Exists: true, Length: > 4L * PolicyText.Limit })
            {
                reason = "is too large";
                return false;
            }
            text = File.ReadAllText(path);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException
            or NotSupportedException)
        {
            reason = "cannot be read: " + e.Message.ReplaceLineEndings(" ");
            return false;
        }
    }
}
