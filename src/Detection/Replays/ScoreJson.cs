using System.Text.Json;
using System.Text.Json.Serialization;

namespace Spit.Detection.Replays;

/// <summary>A score in thousandths.</summary>
internal sealed class ScoreJson : JsonConverter<Score>
{
    public override Score Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        new(reader.GetInt32());

    public override void Write(Utf8JsonWriter writer, Score value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Milli);
}
