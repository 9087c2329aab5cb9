using System.Security.Cryptography;
using Spit.Challenger.Sip;

namespace Spit.Challenger.Calls;

/// <summary>The parties that are to send to our relay again, and are told so. Under the board's lock.</summary>
/// <param name="board">Knows the time.</param>
/// <param name="onDone">Told when all have returned.</param>
/// <param name="onBroken">Told when one will not: he goes on sending to where nobody listens.</param>
internal sealed class Recalls(Switchboard board, Action onDone, Action onBroken)
{
    // Chosen: a party whose re-INVITEs meet ours three times is none to reason with.
    private const int MostTimes = 3;

    private readonly Dictionary<CallParty, Recall> _recalls = [];

    public TimeSpan NextDue => _recalls.Count == 0 ? TimeSpan.MaxValue : _recalls.Values.Min(r => r.At);

    /// <summary>RFC 3261 14.1: who made the Call-ID waits for longer, so that not both begin at once again.</summary>
    public static TimeSpan PauseOf(CallParty party) => TimeSpan.FromMilliseconds(
        10 * (party.IsCalled ? RandomNumberGenerator.GetInt32(210, 401) : RandomNumberGenerator.GetInt32(0, 201)));

    public void Begin(ReadOnlySpan<CallParty> parties)
    {
        foreach (var party in parties) _recalls[party] = new Recall(board.Now, 0);
        foreach (var party in parties) Tell(party);
    }

    /// <summary>A party has come back by itself.</summary>
    public void Drop(CallParty party)
    {
        if (_recalls.Remove(party) && _recalls.Count == 0) onDone();
    }

    public void Close() => _recalls.Clear();

    public void Elapse(TimeSpan now)
    {
        foreach (var (party, _) in _recalls.Where(r => now >= r.Value.At).ToArray()) Tell(party);
    }

    private void Tell(CallParty party)
    {
        if (!_recalls.TryGetValue(party, out var recall)) return;
        if (recall.Times == MostTimes)
        {
            onBroken();
            return;
        }
        // An INVITE under way is as good as a 491.
        var isFree = party.Leg!.CanReinvite;
        _recalls[party] = new Recall(isFree ? TimeSpan.MaxValue : board.Now + PauseOf(party), recall.Times + 1);
        if (isFree) party.Leg.TryReinvite(party.Offer(), answer => Take(party, answer));
    }

    private void Take(CallParty party, ReinviteAnswer answer)
    {
        if (!_recalls.TryGetValue(party, out var recall)) return;
        if (answer.IsAccepted && party.TryAccept(answer.Description))
            Drop(party);
        else if (answer.Code == 491)
            _recalls[party] = recall with { At = board.Now + PauseOf(party) };
        else
            onBroken();
    }

    /// <param name="At">When he is told next; <see cref="TimeSpan.MaxValue"/>: not before he has answered.</param>
    /// <param name="Times">How often he was told.</param>
    private readonly record struct Recall(TimeSpan At, int Times);
}
