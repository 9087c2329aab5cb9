using System.Text.Json;
using System.Text.Json.Serialization;

namespace Spit.Detection.Replays;

/// <summary>An address as people write it.</summary>
internal sealed class SourceAddressJson : JsonConverter<SourceAddress>
{
    public override SourceAddress Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        SourceAddress.TryParse(reader.GetString(), out var address)
            ? address
            : throw new JsonException($"'{reader.GetString()}' is no IP address");

    public override void Write(Utf8JsonWriter writer, SourceAddress value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
