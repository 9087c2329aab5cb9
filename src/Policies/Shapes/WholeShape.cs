using System.Globalization;
using System.Text.Json.Nodes;
using Spit.Policies.Yaml;

namespace Spit.Policies.Shapes;

/// <summary>A whole number within a range, both ends included.</summary>
internal sealed class WholeShape(int least, int most) : ScalarShape<int>
{
    protected override string Expected =>
        least == most ? least.ToString(CultureInfo.InvariantCulture) : $"a whole number from {least} to {most}";

    public override JsonObject Schema() => new() { ["type"] = "integer", ["minimum"] = least, ["maximum"] = most };

    protected override bool TryRead(YamlScalar scalar, Reading reading, out int value)
    {
        value = 0;
        return (scalar.IsPlain
                && int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out value)
                && value >= least
                && value <= most)
            || Refuse(scalar, reading);
    }
}
