using System.Globalization;
using System.Text.Json;

namespace Spit.Detection.Likelihoods;

/// <summary>A likelihood table as a JSON file.</summary>
/// <remarks>
/// <code>
/// { "origin": "...",
///   "outcomes": { "caller": { "talk_1s": 1.9, ... }, "stranger": { ... } },
///   "facets": { "CALLER_BURST.hour/own": { "knots": [0, 2, 4], "points": [-0.1, 0.2, 1.7] }, ... } }
/// </code>
/// <c>spitctl learn</c> writes it from labelled call records.
/// </remarks>
public static class LikelihoodFile
{
    private const string BuiltIn = "Spit.Detection.likelihoods.json";

    // Beyond this a number is a mistake, not a likelihood.
    private const double MostPoints = 50;

    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    internal static LikelihoodTable ReadBuiltIn()
    {
        using var stream = typeof(LikelihoodFile).Assembly.GetManifestResourceStream(BuiltIn)
            ?? throw new InvalidOperationException($"the resource {BuiltIn} is missing");
        return Read(stream);
    }

    /// <summary>Reads a table.</summary>
    /// <exception cref="FormatException">The reason, naming the place in the file.</exception>
    public static LikelihoodTable Read(Stream stream)
    {
        try
        {
            using var document = JsonDocument.Parse(stream);
            var root = document.RootElement;
            var outcomes = root.GetProperty("outcomes");
            var curves = new Dictionary<string, Curve>(StringComparer.Ordinal);
            foreach (var facet in root.GetProperty("facets").EnumerateObject())
                curves[facet.Name] = ReadCurve(facet.Name, facet.Value);
            return new LikelihoodTable(
                root.GetProperty("origin").GetString() ?? "",
                ReadOutcomes(outcomes.GetProperty("caller")),
                ReadOutcomes(outcomes.GetProperty("stranger")),
                curves);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException(e.Message, e);
        }
    }

    /// <summary>Writes what <see cref="Read"/> reads.</summary>
    public static void Write(LikelihoodTable table, Stream stream)
    {
        using var writer = new Utf8JsonWriter(stream, Indented);
        writer.WriteStartObject();
        writer.WriteString("origin", table.Origin);
        writer.WriteStartObject("outcomes");
        WriteOutcomes(writer, "caller", table.OfCaller);
        WriteOutcomes(writer, "stranger", table.OfStranger);
        writer.WriteEndObject();
        writer.WriteStartObject("facets");
        foreach (var (name, curve) in table.Curves.OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            writer.WriteStartObject(name);
            WriteNumbers(writer, "knots", curve.Knots);
            WriteNumbers(writer, "points", curve.Points);
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static Curve ReadCurve(string name, JsonElement element)
    {
        var knots = ReadNumbers(name, element.GetProperty("knots"));
        var points = ReadNumbers(name, element.GetProperty("points"));
        if (knots.Length == 0 || knots.Length != points.Length)
            throw new FormatException($"facets.{name}: as many points as knots are needed, at least one");
        for (var i = 1; i < knots.Length; i++)
        {
            if (knots[i] <= knots[i - 1]) throw new FormatException($"facets.{name}: knots must ascend");
        }
        if (points.Any(p => Math.Abs(p) > MostPoints))
            throw new FormatException($"facets.{name}: points lie between -{MostPoints} and {MostPoints}");
        return new Curve(knots, points);
    }

    private static double[] ReadNumbers(string name, JsonElement element)
    {
        double[] numbers = [.. element.EnumerateArray().Select(e => e.GetDouble())];
        return numbers.All(double.IsFinite) ? numbers : throw new FormatException($"facets.{name}: not a number");
    }

    private static string Rounded(double number) => Math.Round(number, 3).ToString(CultureInfo.InvariantCulture);

    private static double[] ReadOutcomes(JsonElement element)
    {
        var points = new double[OutcomeCategory.Count];
        for (var i = 0; i < points.Length; i++) points[i] = element.GetProperty(OutcomeCategory.Names[i]).GetDouble();
        return points.All(p => Math.Abs(p) <= MostPoints)
            ? points
            : throw new FormatException($"outcomes: points lie between -{MostPoints} and {MostPoints}");
    }

    private static void WriteOutcomes(Utf8JsonWriter writer, string name, Func<int, double> points)
    {
        writer.WriteStartObject(name);
        for (var i = 0; i < OutcomeCategory.Count; i++)
            writer.WriteNumber(OutcomeCategory.Names[i], Math.Round(points(i), 3));
        writer.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter writer, string name, IReadOnlyList<double> numbers)
    {
        writer.WritePropertyName(name);
        writer.WriteRawValue("[" + string.Join(", ", numbers.Select(Rounded)) + "]");
    }
}
