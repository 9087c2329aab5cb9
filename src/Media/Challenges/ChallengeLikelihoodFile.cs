using System.Globalization;
using System.Text.Json;

namespace Spit.Media.Challenges;

/// <summary>The likelihoods of the tests as a JSON file.</summary>
/// <remarks>
/// <code>
/// { "origin": "...",
///   "tests": { "Onset": { "unit": "ms", "nothing": -0.4, "knots": [0, 500], "points": [1.5, -0.2] }, ... } }
/// </code>
/// </remarks>
public static class ChallengeLikelihoodFile
{
    private const string BuiltIn = "Spit.Media.Challenges.likelihoods.json";

    // Beyond this a number is a mistake, not a likelihood.
    private const double MostPoints = 20;

    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    /// <summary>Reads a table.</summary>
    /// <exception cref="FormatException">The reason, naming the place in the file.</exception>
    public static ChallengeLikelihoods Read(Stream stream)
    {
        try
        {
            using var document = JsonDocument.Parse(stream);
            var root = document.RootElement;
            var curves = new Dictionary<string, LikelihoodCurve>(StringComparer.Ordinal);
            foreach (var test in root.GetProperty("tests").EnumerateObject())
                curves[test.Name] = ReadCurve(test.Name, test.Value);
            return new ChallengeLikelihoods(root.GetProperty("origin").GetString() ?? "", curves);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException(e.Message, e);
        }
    }

    /// <summary>Writes what <see cref="Read"/> reads.</summary>
    public static void Write(ChallengeLikelihoods table, Stream stream)
    {
        using var writer = new Utf8JsonWriter(stream, Indented);
        writer.WriteStartObject();
        writer.WriteString("origin", table.Origin);
        writer.WriteStartObject("tests");
        foreach (var (name, curve) in table.Curves.OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            writer.WriteStartObject(name);
            writer.WriteString("unit", curve.Unit);
            writer.WriteNumber("nothing", Math.Round(curve.Nothing, 3));
            WriteNumbers(writer, "knots", curve.Knots);
            WriteNumbers(writer, "points", curve.Points);
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    internal static ChallengeLikelihoods ReadBuiltIn()
    {
        using var stream = typeof(ChallengeLikelihoodFile).Assembly.GetManifestResourceStream(BuiltIn)
            ?? throw new InvalidOperationException($"the resource {BuiltIn} is missing");
        return Read(stream);
    }

    private static LikelihoodCurve ReadCurve(string name, JsonElement element)
    {
        var knots = ReadNumbers(name, element.GetProperty("knots"));
        var points = ReadNumbers(name, element.GetProperty("points"));
        var nothing = element.GetProperty("nothing").GetDouble();
        if (knots.Length == 0 || knots.Length != points.Length)
            throw new FormatException($"tests.{name}: as many points as knots are needed, at least one");
        for (var i = 1; i < knots.Length; i++)
        {
            if (knots[i] <= knots[i - 1]) throw new FormatException($"tests.{name}: knots must ascend");
        }
        if (points.Append(nothing).Any(p => !(Math.Abs(p) <= MostPoints)))
            throw new FormatException($"tests.{name}: points lie between -{MostPoints} and {MostPoints}");
        return new LikelihoodCurve(element.GetProperty("unit").GetString() ?? "", nothing, knots, points);
    }

    private static double[] ReadNumbers(string name, JsonElement element)
    {
        double[] numbers = [.. element.EnumerateArray().Select(e => e.GetDouble())];
        return numbers.All(double.IsFinite) ? numbers : throw new FormatException($"tests.{name}: not a number");
    }

    private static void WriteNumbers(Utf8JsonWriter writer, string name, IReadOnlyList<double> numbers)
    {
        var texts = numbers.Select(n => Math.Round(n, 3).ToString(CultureInfo.InvariantCulture));
        writer.WritePropertyName(name);
        writer.WriteRawValue("[" + string.Join(", ", texts) + "]");
    }
}
