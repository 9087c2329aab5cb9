namespace Spit.Detection.Records;

/// <summary>
/// The ways by which the calls came that speak against a number: who calls with it in another way may be another.
/// </summary>
/// <remarks>
/// A number changes hands, and robots show the numbers of people who know nothing of it. So what is known of a number
/// is held against a call that came in an accused way, and against any call while the accusation is fresh, but for
/// those of whom the number was before: one campaign reaches a carrier over several others at the same time. Only a
/// few ways are remembered, and who came in that many accused ones is accused in all.
/// </remarks>
[GenerateSerializer, Alias("spit.AccusedWays")]
internal sealed class AccusedWays
{
    // Chosen: two tools at two carriers.
    private const int Most = 4;

    // Chosen: no number changes hands sooner, and a campaign that calls by turns calls oftener.
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(3);

    [Id(0)] private readonly UsualWay _usual;
    [Id(1)] private readonly List<AccusedWay> _ways = new(1);
    [Id(2)] private long _accusedAtTicks;

    public AccusedWays()
        : this(default)
    {
    }

    /// <param name="usual">How the number's calls came while nothing spoke against it.</param>
    public AccusedWays(UsualWay usual) => _usual = usual;

    /// <summary>Takes in what a call said against who made it.</summary>
    /// <param name="way">How it came.</param>
    /// <param name="points">ln of the odds.</param>
    /// <param name="now">When it became known.</param>
    public void Learn(CallWay way, double points, DateTimeOffset now)
    {
        var place = _ways.FindIndex(known => known.Way.Make == way.Make);
        if (place < 0)
        {
            if (!TryMakeRoom(points)) return;
            place = _ways.Count;
            _ways.Add(new AccusedWay(way, 0));
        }
        _ways[place] = _ways[place].With(way.Address, points);
        if (points > 0 && _ways[place].IsAccused) _accusedAtTicks = Math.Max(_accusedAtTicks, now.UtcTicks);
    }

    /// <summary>Whether what is known of the number is held against who makes a call with it.</summary>
    public bool IsHeldAgainst(CallWay way, DateTimeOffset now)
    {
        var accused = 0;
        foreach (var known in _ways)
        {
            if (!known.IsAccused) continue;
            if (known.Way.IsLike(way)) return true;
            accused++;
        }
        return accused is 0 or Most || (!_usual.Is(way) && now.UtcTicks - _accusedAtTicks < Fresh.Ticks);
    }

    // An accusation takes the place of a way that nothing speaks against.
    private bool TryMakeRoom(double points)
    {
        if (_ways.Count < Most) return true;
        var innocent = points > 0 ? _ways.FindIndex(known => !known.IsAccused) : -1;
        if (innocent >= 0) _ways.RemoveAt(innocent);
        return innocent >= 0;
    }
}
