using Spit.Detection.Policies;
using Spit.Policies.Shapes;
using Spit.Policies.Yaml;

namespace Spit.Policies.Keys;

/// <summary>The keys below <c>thresholds</c>.</summary>
internal static class ThresholdKeys
{
    // Points are ln of odds: beyond this a threshold is a mistake.
    private static readonly NumberShape Points = new(-100, 100);

    public static RecordShape<Thresholds> Shape { get; } = new(
        Policy.Default.Thresholds,
        [
            Field("tag", "Delivered with the verdict written on it.", Points, (t, p) => t with { Tag = p }),
            Field("greylist", "Asked to call again; 'none': nobody is.", new OptionalShape<double>(Points),
                (t, p) => t with { Greylist = p }),
            Field("challenge", "Sent to the answering machine.", Points, (t, p) => t with { Challenge = p }),
            Field("block", "Refused.", Points, (t, p) => t with { Block = p }),
        ],
        AreInOrder);

    private static KeyField<Thresholds, T> Field<T>(
        string name, string description, Shape<T> shape, Func<Thresholds, T, Thresholds> set) =>
        new(name, description, shape, (thresholds, points, _, _) => set(thresholds, points));

    private static bool AreInOrder(Thresholds thresholds, YamlMap map, Reading reading)
    {
        (string Name, double? Points)[] ladder =
        [
            ("tag", thresholds.Tag), ("greylist", thresholds.Greylist), ("challenge", thresholds.Challenge),
            ("block", thresholds.Block),
        ];
        var isInOrder = true;
        var below = ladder[0];
        foreach (var step in ladder[1..])
        {
            if (step.Points is null) continue;
            if (step.Points < below.Points)
            {
                var at = map.Find(step.Name) ?? map.Find(below.Name) ?? map;
                isInOrder = reading.Refuse(at, FormattableString.Invariant(
                    $"{step.Name} at {step.Points} lies below {below.Name} at {below.Points}"));
            }
            below = step;
        }
        return isInOrder;
    }
}
