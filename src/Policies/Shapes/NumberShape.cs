using System.Globalization;
using System.Text.Json.Nodes;
using Spit.Policies.Yaml;

namespace Spit.Policies.Shapes;

/// <summary>A number within a range, both ends included.</summary>
internal sealed class NumberShape(double least, double most) : ScalarShape<double>
{
    private const NumberStyles Style =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    protected override string Expected =>
        string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}");

    public override JsonObject Schema() => new() { ["type"] = "number", ["minimum"] = least, ["maximum"] = most };

    protected override bool TryRead(YamlScalar scalar, Reading reading, out double value)
    {
        value = 0;
        return (scalar.IsPlain
                && double.TryParse(scalar.Text, Style, CultureInfo.InvariantCulture, out value)
                && value >= least
                && value <= most)
            || Refuse(scalar, reading);
    }
}
