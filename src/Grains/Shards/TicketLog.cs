namespace Spit.Grains.Shards;

/// <summary>Answers in the order they were given.</summary>
internal sealed class TicketLog<TEvidence>
    where TEvidence : class
{
    private readonly List<(ulong Ticket, TEvidence Answer)> _answers = [];
    private readonly Dictionary<ulong, TEvidence> _byTicket = [];
    private int _indexed;

    /// <summary>Whether any of them was given to an attempt that had been sent before.</summary>
    public bool HasRepeats { get; private set; }

    public void Add(ulong ticket, TEvidence answer, bool isAgain)
    {
        _answers.Add((ticket, answer));
        HasRepeats |= isAgain;
    }

    public TEvidence? Find(ulong ticket)
    {
        for (; _indexed < _answers.Count; _indexed++)
        {
            _byTicket[_answers[_indexed].Ticket] = _answers[_indexed].Answer;
        }
        return _byTicket.GetValueOrDefault(ticket);
    }

    public void Clear()
    {
        _answers.Clear();
        _byTicket.Clear();
        (_indexed, HasRepeats) = (0, false);
    }
}
