using System.Globalization;

namespace Spit.Detection;

/// <summary>
/// Points of suspicion in thousandths: a whole number, so that contributions sum exactly to their score.
/// </summary>
[GenerateSerializer, Immutable, Alias("spit.Score")]
public readonly record struct Score([property: Id(0)] int Milli) : IComparable<Score>
{
    /// <summary>The longest text of a score, in characters: a sign, seven digits, a point and three.</summary>
    public const int MostChars = 12;

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
    public override string ToString()
    {
        Span<char> text = stackalloc char[MostChars];
        return text[..Write(text)].ToString();
    }

    /// <summary>Writes what <see cref="ToString"/> tells.</summary>
    /// <param name="to">Room for <see cref="MostChars"/> at least.</param>
    /// <returns>How many characters it took.</returns>
    // By hand: a back-test writes a score for every signal of every call, and as decimals they took a twelfth of its
    // time.
    public int Write(Span<char> to)
    {
        var length = 0;
        if (Milli < 0) to[length++] = '-';
        var (whole, thousandths) = Math.DivRem((uint)Math.Abs((long)Milli), 1000);
        whole.TryFormat(to[length..], out var digits, default, CultureInfo.InvariantCulture);
        length += digits;
        to[length++] = '.';
        for (uint unit = 100; unit > 0; unit /= 10) to[length++] = (char)('0' + (thousandths / unit % 10));
        return length;
    }
}
