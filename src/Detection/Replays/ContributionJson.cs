using System.Text.Json;
using System.Text.Json.Serialization;

namespace Spit.Detection.Replays;

/// <summary>A contribution as symbol, thousandths and reason.</summary>
internal sealed class ContributionJson : JsonConverter<Contribution>
{
    public override Contribution Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        var parts = JsonSerializer.Deserialize<Parts>(ref reader, options)!;
        return new Contribution(parts.Symbol, new Score(parts.Milli), parts.Reason);
    }

    public override void Write(Utf8JsonWriter writer, Contribution value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new Parts(value.Symbol, value.Score.Milli, value.Reason), options);

    private sealed record Parts(string Symbol, int Milli, string Reason);
}
