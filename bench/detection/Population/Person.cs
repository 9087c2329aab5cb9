namespace Spit.DetectionBench.Population;

/// <summary>Somebody with a phone.</summary>
internal sealed class Person(Line line, int village, bool isOwn)
{
    public Line Line { get; } = line;

    public Party Party => Line.Party;

    public int Village { get; } = village;

    public bool IsOwn { get; } = isOwn;

    /// <summary>Calls a day in an ordinary world; others scale it.</summary>
    public double Activity { get; set; }

    /// <summary>Closest first.</summary>
    public List<Person> Contacts { get; } = [];

    /// <summary>Whom this person calls: mostly the closest.</summary>
    public Person Contact(Drawing.Dice dice) => Contacts[(int)(Contacts.Count * dice.Unit() * dice.Unit())];
}
