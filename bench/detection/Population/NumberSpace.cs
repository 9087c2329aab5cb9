using System.Globalization;
using Spit.DetectionBench.Drawing;

namespace Spit.DetectionBench.Population;

/// <summary>
/// Who owns which number. All of them lie in ranges kept free for fiction, with further digits where the plan knows
/// numbers of different lengths.
/// </summary>
/// <param name="digits">How many follow the national prefix.</param>
/// <param name="villages">How many groups of near neighbours people live in.</param>
internal sealed class NumberSpace(int digits, int villages)
{
    private const string National = "+493023125";
    private const string American = "+155501";
    private const string British = "+441632960";

    // Prime to every power of ten, so that villages lie scattered and apart.
    private const int Scatter = 37;

    // Share of made-up numbers in places where nobody lives. Chosen.
    private const double Wasteland = 0.05;

    private const int Tries = 40;

    private readonly int _all = (int)Math.Pow(10, digits - 3);
    private readonly HashSet<string> _taken = [];
    private readonly List<(Party Party, long At)> _retired = [];

    /// <summary>Groups of numbers of which all but the last three digits are alike.</summary>
    public int Villages { get; } = Math.Min(villages, (int)Math.Pow(10, digits - 3));

    /// <summary>
    /// A number of this village that nobody else has, or of another one when it is crowded. In a run so long that
    /// numbers run out, one that was somebody's: they are assigned again then.
    /// </summary>
    public string Take(Dice dice, int village)
    {
        var number = "";
        for (var i = 0; i < Tries; i++)
        {
            number = Near(dice, i < Tries / 2 ? village : dice.Int(0, Villages - 1));
            if (_taken.Add(number)) break;
        }
        return number;
    }

    /// <summary>A number of this village, somebody's or nobody's.</summary>
    public string Near(Dice dice, int village) =>
        National + Digit(village * Scatter % _all, digits - 3) + Digit(dice.Int(0, 999), 3);

    /// <summary>Gives a number up.</summary>
    /// <param name="at">When it was last used.</param>
    public void Retire(Party party, long at) => _retired.Add((party, at));

    /// <summary>Gives somebody a number given up between these times; null when none is found.</summary>
    public Party? TakeRetired(Dice dice, long from, long until)
    {
        for (var i = 0; i < Tries && _retired.Count > 0; i++)
        {
            var place = dice.Int(0, _retired.Count - 1);
            var (party, at) = _retired[place];
            if (at < from || at >= until) continue;
            _retired[place] = _retired[^1];
            _retired.RemoveAt(_retired.Count - 1);
            return party;
        }
        return null;
    }

    /// <summary>Any national number, somebody's or nobody's.</summary>
    public string AnyNational(Dice dice) => Near(dice, dice.Int(0, dice.Chance(Wasteland) ? _all - 1 : Villages - 1));

    /// <summary>A number abroad that nobody else has, as long as there are such.</summary>
    public string TakeAbroad(Dice dice)
    {
        var number = AnyAbroad(dice);
        for (var i = 0; i < Tries && !_taken.Add(number); i++) number = AnyAbroad(dice);
        return number;
    }

    public static string AnyAbroad(Dice dice) => dice.Chance(0.01)
        ? British + Digit(dice.Int(0, 999), 3)
        : American + Digit(dice.Int(0, 99_999), 5);

    /// <summary>
    /// The number with its last digits drawn again: the neighbour whom a spoofed call pretends to come from.
    /// </summary>
    public static string Neighbour(Dice dice, string number, int lastDigits)
    {
        string other;
        do
        {
            var tail = Digit(dice.Int(0, (int)Math.Pow(10, lastDigits) - 1), lastDigits);
            other = number[..^lastDigits] + tail;
        }
        while (other == number);
        return other;
    }

    /// <summary>A national number that is nobody's, as long as there are such.</summary>
    public string Unassigned(Dice dice)
    {
        var number = AnyNational(dice);
        for (var i = 0; i < Tries && _taken.Contains(number); i++) number = AnyNational(dice);
        return number;
    }

    private static string Digit(int value, int length) =>
        value.ToString(CultureInfo.InvariantCulture).PadLeft(length, '0');
}
