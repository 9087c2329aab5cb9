using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Spit.Policies.Yaml;

namespace Spit.Policies.Shapes;

/// <summary>Text of a certain form; a number without quotes is text too.</summary>
/// <param name="what">What it is, with its article.</param>
/// <param name="form">All of it must match.</param>
internal sealed class TextShape(string what, Regex form) : ScalarShape<string>
{
    protected override string Expected => what;

    // The end of text is written otherwise in the regular expressions of JSON schema.
    public override JsonObject Schema() => new()
    {
        ["type"] = new JsonArray("string", "integer"),
        ["pattern"] = form.ToString().Replace(@"\z", "$", StringComparison.Ordinal),
    };

    protected override bool TryRead(YamlScalar scalar, Reading reading, out string value)
    {
        value = scalar.Text;
        return form.IsMatch(value) || Refuse(scalar, reading);
    }
}
