using System.Globalization;

namespace Spit.Detection;

/// <summary>
/// Points of suspicion in thousandths: a whole number, so that contributions sum exactly to their score.
/// </summary>
[GenerateSerializer, Immutable, Alias("spit.Score")]
public readonly record struct Score([property: Id(0)] int Milli) : IComparable<Score>
{
    public static Score FromPoints(double points) => new((int)Math.Round(points * 1000));

    public decimal Points => Milli / 1000m;

    public static Score operator +(Score a, Score b) => new(a.Milli + b.Milli);

    public static bool operator <(Score a, Score b) => a.Milli < b.Milli;

    public static bool operator >(Score a, Score b) => a.Milli > b.Milli;

    public static bool operator <=(Score a, Score b) => a.Milli <= b.Milli;

    public static bool operator >=(Score a, Score b) => a.Milli >= b.Milli;

    public static Score Add(Score left, Score right) => left + right;

    public int CompareTo(Score other) => Milli.CompareTo(other.Milli);

    /// <summary>Three decimals, for example <c>4.250</c>.</summary>
    public override string ToString() => Points.ToString("0.000", CultureInfo.InvariantCulture);
}
