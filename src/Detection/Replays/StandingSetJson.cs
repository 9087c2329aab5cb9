using System.Text.Json;
using System.Text.Json.Serialization;
using Spit.Detection.Standings;

namespace Spit.Detection.Replays;

/// <summary>Standings by the name of their kind; a kind of which nothing is known is left out.</summary>
internal sealed class StandingSetJson : JsonConverter<StandingSet>
{
    private static readonly StandingKind[] Kinds = Enum.GetValues<StandingKind>();

    public override StandingSet Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        var byName = JsonSerializer.Deserialize<Dictionary<string, StandingEvidence>>(ref reader, options) ?? [];
        var keys = new List<StandingKey>();
        var found = new List<StandingEvidence?>();
        foreach (var (name, evidence) in byName)
        {
            var kind = Array.Find(Kinds, k => Names.Of(k) == name);
            if (kind == default) throw new JsonException($"'{name}' is no kind of standing");
            keys.Add(new StandingKey(kind, ""));
            found.Add(evidence);
        }
        return StandingSet.Of([.. keys], [.. found]);
    }

    public override void Write(Utf8JsonWriter writer, StandingSet value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var kind in Kinds)
        {
            if (value[kind] == StandingEvidence.None) continue;
            writer.WritePropertyName(Names.Of(kind));
            JsonSerializer.Serialize(writer, value[kind], options);
        }
        writer.WriteEndObject();
    }
}
